"""Only wiring: settings, urls, worker, translations."""
