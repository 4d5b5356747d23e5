"""Files that exist only for persons named in them: the second line, and the meldcode (WEB 1.3.9)."""
