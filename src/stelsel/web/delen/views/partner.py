"""What a partner reads: only what was shared, only while it may be, after the code."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from stelsel.kern.tijd import vandaag
from stelsel.web.delen import delingen
from stelsel.web.delen.forms import Codeformulier
from stelsel.web.delen.onderdelen import onderdelen
from stelsel.web.studenten.service import Persoon

OPEN = "delen_open"


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def partner(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The code first; in this session it is not asked again. What is not there any more, never was (404)."""
    deling = delingen.vind(sleutel, vandaag())
    if deling is None:
        raise Http404
    formulier = Codeformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        if delingen.open_(deling, formulier.cleaned_data["code"]):
            request.session[OPEN] = [*request.session.get(OPEN, []), str(deling.uuid)]
            return redirect("delen:partner", sleutel=sleutel)
        formulier.add_error("code", _("Dit is niet de code. Na vijf keer gaat dit adres op slot. Bel de school."))
    if str(deling.uuid) not in request.session.get(OPEN, []):
        return render(request, "delen/code.html", {"formulier": formulier}, status=422 if formulier.errors else 200)
    persoon = Persoon.objects.filter(uuid=deling.persoon, actueel=True).first()
    if persoon is None:
        raise Http404
    delingen.lees(deling)
    context = {
        "persoon": persoon,
        "deling": deling,
        "delen": [(deel.titel, deel.inhoud(persoon)) for deel in onderdelen(deling.delen)],
    }
    return render(request, "delen/partner.html", context)
