"""Addresses of this app. A file is its random id; who is not named in it gets 404."""

from __future__ import annotations

from django.urls import path

from stelsel.web.besloten.views import student, zaak

app_name = "besloten"
urlpatterns = [
    path("", zaak.zaken, name="zaken"),
    path("z/<uuid:zaak>/", zaak.zaak, name="zaak"),
    path("z/<uuid:zaak>/<slug:daad>/", zaak.daad, name="daad"),
    path("<uuid:persoon>/", student.student, name="student"),
    path("<uuid:persoon>/<slug:soort>/", student.begin, name="begin"),
]
