"""The pages of extra support."""
