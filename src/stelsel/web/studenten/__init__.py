"""Students, enrolments and the deliveries they come from."""
