"""Addresses of the worklist. An item is its random id."""

from __future__ import annotations

from django.urls import path

from stelsel.web.werklijst.views import bestand, lijst, post

app_name = "werklijst"
urlpatterns = [
    path("", lijst.lijst, name="lijst"),
    path("werklijst.<slug:vorm>", bestand.download, name="download"),
    path("<uuid:post>/", post.post, name="post"),
]
