"""The shared page frame and components."""

from __future__ import annotations

from django.apps import AppConfig


class GedeeldConfig(AppConfig):
    """Templates, static files and tags for every app."""

    name = "stelsel.web.gedeeld"
    label = "gedeeld"
