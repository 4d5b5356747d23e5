"""From a delivery of DUO to what the worklist should hold: differences with the dossier, or signals."""
