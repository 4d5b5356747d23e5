"""Starting the site: translations are compiled before the first page is drawn, and the apps are wired together."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The wiring of all apps."""

    name = "stelsel.web.site"
    label = "stelsel_site"

    def ready(self) -> None:
        """Compile the translation catalogues of all apps when a source is newer; let the apps hear each other."""
        from stelsel.web.site.koppelingen import koppel
        from stelsel.web.site.vertalingen import werk_bij

        werk_bij()
        koppel()
