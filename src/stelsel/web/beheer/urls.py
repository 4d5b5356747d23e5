"""Addresses of the first page, of the reason for access, and of the pages of the beheerder."""

from __future__ import annotations

from django.urls import path

from stelsel.web.beheer.views import gebruikers, inloggen, logboek, rechten

app_name = "beheer"
urlpatterns = [
    path("", inloggen.begin, name="begin"),
    path("waarom/", inloggen.waarom, name="waarom"),
    path("beheer/accounts/", gebruikers.gebruikers, name="gebruikers"),
    path("beheer/accounts/nieuw/", gebruikers.gebruiker_nieuw, name="gebruiker_nieuw"),
    path("beheer/accounts/<uuid:sleutel>/", gebruikers.gebruiker, name="gebruiker"),
    path("beheer/rechten/", rechten.rechten, name="rechten"),
    path("beheer/logboek/", logboek.logboek, name="logboek"),
]
