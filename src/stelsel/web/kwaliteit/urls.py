"""Addresses of this app. A group is its BRIN, dossier and niveau: public codes, never a person."""

from __future__ import annotations

from django.urls import path, register_converter

from stelsel.web.kwaliteit.views import bord, cijfer, definitie, opleiding, personen


class Vorm:
    """csv or xlsx."""

    regex = "csv|xlsx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Deel:
    """A part of an address that may hold a slash, such as a dossier that is known by its name only."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        return value.replace("~2F", "/").replace("~7E", "~")

    def to_url(self, value: str) -> str:
        return value.replace("~", "~7E").replace("/", "~2F")


register_converter(Vorm, "vorm")
register_converter(Deel, "deel")

app_name = "kwaliteit"
EENHEID = "onderwijsresultaten/<str:brin>/<deel:dossier>/<str:niveau>/"
urlpatterns = [
    path("onderwijsresultaten/", bord.bord, name="bord"),
    path("onderwijsresultaten/download/<vorm:vorm>/", bord.download, name="download"),
    path("onderwijsresultaten/bijwerken/", bord.bijwerken, name="bijwerken"),
    path(EENHEID, opleiding.opleiding, name="opleiding"),
    path(f"{EENHEID}vaststellen/", cijfer.vaststellen, name="vaststellen"),
    path(f"{EENHEID}officieel/", cijfer.officieel, name="officieel"),
    path(f"{EENHEID}personen/", personen.personen, name="personen"),
    path("vastgesteld/<uuid:sleutel>/", cijfer.vastgesteld, name="vastgesteld"),
    path("definities/<str:indicator>/", definitie.definitie, name="definitie"),
]
