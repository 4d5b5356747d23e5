"""The pages and the API of this app."""
