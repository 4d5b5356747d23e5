"""Supporting a student in cycles: what was seen, what is needed, what was agreed, and what came of it."""
