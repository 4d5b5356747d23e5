"""Support, consent, parents and adjustments."""
