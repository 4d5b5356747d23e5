"""Who may come in: admission, study advice, suspension and removal."""
