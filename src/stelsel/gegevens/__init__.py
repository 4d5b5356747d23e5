"""The agreed tables and the gegevensset: the only shape in which registration reaches figures, signals, reports."""
