"""One item: what the two say, why, what to do, what was done, and the acts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer.service import log, scherm, wie_mogen
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.gedeeld.tabel import Kolom, Rij, Tabel
from stelsel.web.studenten import service as studenten
from stelsel.web.werklijst import handelen, rechten, teksten
from stelsel.web.werklijst import tabel as weergave
from stelsel.web.werklijst.forms import Postformulier
from stelsel.web.werklijst.models import Post, Stap
from stelsel.web.werklijst.redenen import REDENEN
from stelsel.web.werklijst.termijnen import artikel


@scherm(rechten.ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: HttpRequest, post: UUID) -> HttpResponse:
    """The page of an item; with POST an act on it. Reading it is written down."""
    gevonden = get_object_or_404(rechten.bereik(request.user).select_related("toegewezen_aan"), uuid=post)
    fout = ""
    if request.method == "POST":
        rechten.eis_mag_behandelen(request.user, gevonden)
        fout = _doe(request, gevonden)
        if not fout:
            return redirect("werklijst:post", gevonden.uuid)
        gevonden.refresh_from_db()
    wie = str(gevonden.persoon) if gevonden.persoon else None
    log(request.user, "werklijst.post_gelezen", persoon_id=wie, onderwerp=f"nr. {gevonden.pk}")
    return render(request, "werklijst/post.html", _context(request, gevonden, fout), status=422 if fout else 200)


def _doe(request: HttpRequest, gevonden: Post) -> str:
    formulier = Postformulier(request.POST, wie_mogen(rechten.BEHANDELEN))
    if not formulier.is_valid():
        return " ".join(dict.fromkeys(fout for fouten in formulier.errors.values() for fout in fouten))
    try:
        handelen.doe(request.user, gevonden, formulier.cleaned_data["versie"], formulier.daad())
    except StelselFout as fout:
        return f"{fout.wat} {fout.doe}"
    messages.success(request, _GEDAAN[formulier.cleaned_data["doe"]]())
    return ""


_GEDAAN = {
    handelen.WIJS_TOE: lambda: _("Toegewezen."),
    handelen.LICHT_TOE: lambda: _("De toelichting staat erbij."),
    handelen.WACHT: lambda: _("Staat op ‘wacht op DUO’."),
    handelen.SLUIT: lambda: _("Gesloten. Komt het in een nieuwe levering terug, dan gaat het weer open."),
    handelen.HEROPEN: lambda: _("Weer open."),
}


def _context(request: HttpRequest, gevonden: Post, fout: str) -> dict:
    namen = studenten.namen_bij(request.user, [gevonden.persoon] if gevonden.persoon else [])
    opleidingen = studenten.opleidingen([gevonden.opleidingcode] if gevonden.opleidingcode else [])
    in_dossier = gevonden.persoon in namen and studenten.mag_studenten_zien(request.user)
    mag = rechten.mag_behandelen(request.user, gevonden)
    formulier = Postformulier(request.POST or None, wie_mogen(rechten.BEHANDELEN)) if mag else None
    if formulier is not None and not request.POST:
        formulier.initial = {"aan": str(gevonden.toegewezen_aan_id or "")}
    return {
        "post": gevonden,
        "naam": weergave.naam_van(gevonden, namen),
        "dossier": reverse("studenten:dossier", args=[gevonden.persoon]) if in_dossier else "",
        "wat": ", ".join(filter(None, [teksten.wat(gevonden), teksten.waar(gevonden)])),
        "opleiding": opleidingen.get(gevonden.opleidingcode, gevonden.opleidingcode),
        "oorzaak": teksten.oorzaak(gevonden.oorzaak),
        "zekerheid": teksten.ZEKERHEID.get(gevonden.zekerheid, ""),
        "zeggen": _zeggen(gevonden),
        "telt": weergave.telt(gevonden),
        "teldata": [datum(date.fromisoformat(dag)) for dag in gevonden.bij.get("teldata", "").split("; ") if dag],
        "artikel": artikel(gevonden.uiterlijk, om_tekenen=gevonden.oorzaak == "pok_ontbreekt"),
        "nieuwst": teksten.NIEUWST.get(gevonden.nieuwst, ""),
        "parameters": gevonden.bij.get("parameters", []),
        "reden": REDENEN[gevonden.reden].naam if gevonden.reden else "",
        "geschiedenis": [_stap(stap) for stap in gevonden.stappen.select_related("door", "aan").order_by("-id")],
        "formulier": formulier,
        "ik": str(request.user.pk),
        "van_een_ander": gevonden.toegewezen_aan_id != request.user.pk,
        "nummer": str(gevonden.pk),
        "versie": str(gevonden.versie),
        "fout": fout,
    }


def _zeggen(gevonden: Post) -> Tabel:
    """What the two say, with the file in which they say it."""
    kolommen = [
        Kolom(_("Wie"), rijkop=True, klas="heel"),
        Kolom(_("Zegt"), breed=True),
        Kolom(_("Waar dat staat"), breed=True),
    ]
    reeksen = [
        w.reeks for w in gevonden.waarnemingen.select_related("reeks").order_by("-aanwezig", "-reeks__aangemaakt")
    ]
    rijen = []
    if gevonden.soort == Post.Soort.VERSCHIL:
        dagen = [reeks.dossier_van for reeks in reeksen if reeks.dossier_van]
        waar = _("het dossier van %(dag)s") % {"dag": datum(dagen[0])} if dagen else _("het dossier")
        rijen.append(Rij([_("Bij ons"), teksten.opmaak(teksten.ons(gevonden)), waar]))
    waar = "; ".join(_waar(reeks) for reeks in reeksen if reeks.bestandsnaam)
    rijen.append(Rij([_("Bij DUO"), teksten.opmaak(teksten.duo(gevonden)), waar]))
    return Tabel(_("Wat de twee zeggen"), kolommen, rijen)


def _waar(reeks: object) -> str:
    dag = datum(reeks.aangemaakt)
    return (
        _("%(bestand)s, gemaakt op %(dag)s") % {"bestand": reeks.bestandsnaam, "dag": dag}
        if dag
        else reeks.bestandsnaam
    )


def _stap(stap: Stap) -> dict:
    delen = []
    if stap.aan:
        delen.append(_("aan %(naam)s") % {"naam": stap.aan.naam})
    elif stap.handeling == "toegewezen":
        delen.append(_("aan niemand"))
    if stap.reden:
        delen.append(str(REDENEN[stap.reden].naam))
    if stap.bestandsnaam:
        delen.append(stap.bestandsnaam)
    return {
        "kop": teksten.HANDELINGEN[stap.handeling],
        "icoon": teksten.ICONEN[stap.handeling],
        "op": stap.op,
        "wie": stap.door.naam if stap.door else "Stelsel",
        "bij": ". ".join(delen),
        "toelichting": stap.toelichting,
        "was": [_was(naam, waarde) for naam, waarde in stap.was.items()],
    }


def _was(naam: str, waarde: str) -> dict:
    if naam == "oorzaak":
        return {"kop": _("Oorzaak was"), "tekst": teksten.oorzaak(waarde).naam}
    kop = _("Bij ons stond") if naam == "ons" else _("Bij DUO stond")
    return {"kop": kop, "tekst": teksten.waarde(waarde) if waarde else _("niets")}
