"""Addresses of the first page, of the reason for access, and of the pages of the beheerder."""

from __future__ import annotations

from django.urls import path

from stelsel.web.beheer.views import begin, gebruikers, logboek, noodtoegang, rechten, vervanging, waarom

app_name = "beheer"
urlpatterns = [
    path("", begin.begin, name="begin"),
    path("vervanging/", vervanging.vervanging, name="vervanging"),
    path("waarom/", waarom.waarom, name="waarom"),
    path("beheer/accounts/", gebruikers.gebruikers, name="gebruikers"),
    path("beheer/accounts/nieuw/", gebruikers.gebruiker_nieuw, name="gebruiker_nieuw"),
    path("beheer/accounts/<uuid:sleutel>/", gebruikers.gebruiker, name="gebruiker"),
    path("beheer/rechten/", rechten.rechten, name="rechten"),
    path("beheer/noodtoegang/", noodtoegang.lijst, name="noodtoegangen"),
    path("beheer/noodtoegang/<uuid:nood>/", noodtoegang.beoordelen, name="noodtoegang"),
    path("beheer/logboek/", logboek.logboek, name="logboek"),
    path("beheer/logboek.<str:vorm>", logboek.download, name="logboek_bestand"),
]
