"""Pages of users, roles, permissions, log and sign-in."""
