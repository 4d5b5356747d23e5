"""The register of articles (`artikelen.yaml`); `motor.artikelen` reads it."""
