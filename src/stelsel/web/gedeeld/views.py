"""The page that shows every component once, and is the place to copy from."""
from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def onderdelen(request: HttpRequest) -> HttpResponse:
    """All components with their examples."""
    return render(request, "gedeeld/onderdelen.html")
