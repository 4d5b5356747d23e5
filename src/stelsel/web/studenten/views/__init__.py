"""One file per page or group of pages."""
