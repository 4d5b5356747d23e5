"""Small guards around every request, and the language of the screen."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import add_never_cache_headers

# Room for the form fields and the multipart borders around a file of exactly the limit.
_SPELING = 1024 * 1024


class UploadGrens:
    """Refuse a body that is larger than the upload limit before a byte of it is read (413)."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponse]) -> None:
        self.volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            lengte = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            lengte = 0
        if lengte > settings.UPLOAD_GRENS_MB * 1024 * 1024 + _SPELING:
            from stelsel.web.gedeeld.fouten import te_groot

            return te_groot(request)
        return self.volgende(request)


class AndereMethode:
    """A page for who opens the address behind a button: Django answers 405 with nothing to read."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponse]) -> None:
        self.volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.volgende(request)
        if antwoord.status_code != 405 or antwoord.streaming or antwoord.content:
            return antwoord
        from stelsel.web.gedeeld.fouten import andere_methode

        pagina = andere_methode(request)
        pagina["Allow"] = antwoord["Allow"]
        return pagina


class NooitBewaren:
    """Pages hold personal data: neither browser nor proxy may keep them (also not for the back button)."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponse]) -> None:
        self.volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.volgende(request)
        if not antwoord.has_header("Cache-Control"):
            add_never_cache_headers(antwoord)
        return antwoord


class Taal(LocaleMiddleware):
    """Dutch until somebody chooses English: what the browser was installed with says nothing about the reader."""

    def process_request(self, request: HttpRequest) -> None:
        """Only the cookie of the language choice counts."""
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        super().process_request(request)
