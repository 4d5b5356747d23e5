"""A list of a school's own (CSV or XLSX), read by a mapping that the school writes: `stelsel lees --indeling`."""
