"""Signing in: password, second step, passkeys, the institution's own sign-in, devices, and when a session ends."""
