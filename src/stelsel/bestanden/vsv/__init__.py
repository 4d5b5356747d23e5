"""The vsv deliveries of DUO: A04, A05 and A14 per month, NRSP and NenR per studiejaar."""
