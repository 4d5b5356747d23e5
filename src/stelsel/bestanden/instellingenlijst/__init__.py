"""A list of institutions: the name of each BRIN."""
