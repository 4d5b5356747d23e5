"""Addresses of this app. A rule is named in them; facts never are."""

from __future__ import annotations

from django.urls import path

from stelsel.web.naslag.views import api, probeer, regels, sleutels

app_name = "naslag"
urlpatterns = [
    path("regels/", regels.lijst, name="regels"),
    path("regels/<slug:naam>/", regels.regel, name="regel"),
    path("regels/<slug:naam>/probeer/", probeer.probeer, name="probeer"),
    path("koppelen/", sleutels.sleutels, name="sleutels"),
    path("koppelen/<uuid:sleutel>/stop/", sleutels.stop, name="sleutel_stop"),
    path("api/openapi.json", api.openapi, name="api_openapi"),
    path("api/regels/", api.lijst, name="api_regels"),
    path("api/regels/<slug:naam>/", api.regel, name="api_regel"),
    # Without this a question whose address lacks the slash is sent on as a GET, and gets a description for an answer.
    path("api/regels/<slug:naam>", api.regel, name="api_regel_zonder_streep"),
]
