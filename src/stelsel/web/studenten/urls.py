"""Addresses of students and deliveries. A person or delivery is its random id, never a number."""

from __future__ import annotations

from django.urls import path

from stelsel.web.studenten.views import (
    afschermen,
    compleet,
    dossier,
    kind,
    leerbedrijf,
    leveringen,
    noodtoegang,
    opleidingen,
    rechten,
    studenten,
    toegang,
    verslag,
)

app_name = "studenten"
urlpatterns = [
    path("", studenten.lijst, name="lijst"),
    path("bestanden/", leveringen.overzicht, name="leveringen"),
    path("bestanden/<uuid:levering>/", verslag.verslag, name="levering"),
    path("bestanden/<uuid:levering>/stand/", leveringen.stand, name="stand"),
    path("bestanden/<uuid:levering>/stop/", leveringen.stop, name="stop"),
    path("bestanden/<uuid:levering>/intrekken/", leveringen.intrekken, name="intrekken"),
    path("bestanden/<uuid:levering>/meldingen.csv", verslag.meldingen_csv, name="meldingen"),
    path("bestanden/<uuid:levering>/afgekeurd/", verslag.afgekeurd, name="afgekeurd"),
    path("opleidingen/", opleidingen.ontbrekend, name="opleidingen"),
    path("opleidingen/<str:code>/", opleidingen.vul_aan, name="opleiding"),
    path("noodtoegang/", noodtoegang.openen, name="noodtoegang"),
    path("kind/", kind.kinderen, name="kinderen"),
    path("kind/<uuid:persoon>/", kind.kind, name="kind"),
    path("leerbedrijf/", leerbedrijf.leerbedrijf, name="leerbedrijf"),
    path("<uuid:persoon>/", dossier.dossier, name="dossier"),
    path("<uuid:persoon>/nummers/", dossier.nummers, name="nummers"),
    path("<uuid:persoon>/afschermen/", afschermen.afschermen, name="afschermen"),
    path("<uuid:persoon>/compleet/", compleet.compleet, name="compleet"),
    path("<uuid:persoon>/toegang/", toegang.toegang, name="toegang"),
    path("<uuid:persoon>/rechten/", rechten.regelen, name="rechten"),
    path("<uuid:persoon>/inzage.<slug:vorm>", rechten.inzage, name="inzage"),
    path("<uuid:persoon>/<slug:deel>/", dossier.dossier, name="dossierdeel"),
]
