"""Reading and asking the rules: every legal question with its articles, values and cases, on pages and for machines."""
