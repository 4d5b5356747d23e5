"""Page frame, components, form fields and number notation shared by every app; no models, no permissions."""
