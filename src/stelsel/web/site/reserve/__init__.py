"""Backup and restore of a whole installation: database and files, never the keys."""
