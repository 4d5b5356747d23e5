"""From a gegevensset on disk to facts in the database, and back out again when a delivery is withdrawn."""
