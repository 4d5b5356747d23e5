"""The screens of this app."""
