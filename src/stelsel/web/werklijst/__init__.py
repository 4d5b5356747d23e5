"""What DUO and the dossier say differently, as a worklist that goes on over deliveries."""
