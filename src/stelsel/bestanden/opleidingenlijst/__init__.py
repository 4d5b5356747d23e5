"""A list of opleidingen: niveau, soort, dossier and domein per crebo, as a school or DUO publishes it."""
