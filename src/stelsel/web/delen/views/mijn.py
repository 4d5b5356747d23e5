"""What the school shares of me, as the student reads it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stelsel.web.beheer.service import scherm
from stelsel.web.delen import delingen, rechten
from stelsel.web.delen.views.student import toon
from stelsel.web.studenten.service import eigen_student


@scherm(rechten.EIGEN)
@require_safe
def mijn(request: HttpRequest) -> HttpResponse:
    """With whom, what, until when, and how often it was read."""
    ik = eigen_student(request.user)
    if ik is None:
        raise Http404
    return render(request, "delen/mijn.html", {"delingen": [toon(een) for een in delingen.van(ik.uuid)]})
