"""The export of CAMBO (centraal aanmelden mbo): applications and the statuses they went through."""
