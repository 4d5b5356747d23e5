"""The shared page frame and components."""

from __future__ import annotations

from django.apps import AppConfig


class GedeeldConfig(AppConfig):
    """Templates, static files and tags for every app."""

    name = "stelsel.web.gedeeld"
    label = "gedeeld"

    def ready(self) -> None:
        """What a form says by itself, it says in the words of the site."""
        from stelsel.web.gedeeld.velden import spreek

        spreek()
