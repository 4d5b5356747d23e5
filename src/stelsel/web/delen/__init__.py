"""Sharing with a partner outside the school: what, with whom, on which ground, until when; and who read it."""
