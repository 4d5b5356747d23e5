"""Addresses of this app. A person is its random id; a partner has a key that tells of nobody."""

from __future__ import annotations

from django.urls import path

from stelsel.web.delen.views import mijn, partner, student

app_name = "delen"
urlpatterns = [
    path("mijn/", mijn.mijn, name="mijn"),
    path("p/<str:sleutel>/", partner.partner, name="partner"),
    path("<uuid:persoon>/", student.student, name="student"),
    path("<uuid:persoon>/nieuw/", student.nieuw, name="nieuw"),
    path("<uuid:persoon>/<uuid:deling>/stop/", student.stop, name="stop"),
]
