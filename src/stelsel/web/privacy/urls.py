"""Addresses of this app."""

from __future__ import annotations

from django.urls import path

from stelsel.web.privacy.views import register

app_name = "privacy"
urlpatterns = [
    path("", register.register, name="register"),
    path("register.csv", register.als_csv, name="register_csv"),
]
