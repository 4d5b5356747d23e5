"""The pages of closed files."""
