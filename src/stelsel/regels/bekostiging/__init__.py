"""Which enrolments and diplomas count for funding, and for how much; indicative."""
