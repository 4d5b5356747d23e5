"""Language choice and the page that shows every component."""

from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from stelsel.web.gedeeld import views

app_name = "gedeeld"
urlpatterns = [
    path("taal/", set_language, name="taal"),
    path("onderdelen/", views.onderdelen, name="onderdelen"),
]
