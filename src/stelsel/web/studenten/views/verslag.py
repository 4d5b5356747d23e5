"""The report of one delivery: for who may see lines in full, for who may not grouped by cause only."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import getal
from stelsel.web.gedeeld.tabel import Cel, Kolom, Rij, Tabel
from stelsel.web.studenten import opslag, overgangen, rechten, teksten, verwijzingen
from stelsel.web.studenten import verslag as inhoud
from stelsel.web.studenten.forms import Afgekeurdformulier, Uploadformulier
from stelsel.web.studenten.meldingsoorten import codes_van, meldingsoort
from stelsel.web.studenten.models import Levering, Melding
from stelsel.web.studenten.overgangen import Staat
from stelsel.web.studenten.views.leveringen import vind, voortgang_context

PER_PAGINA = 50
CSV_KOLOMMEN = ("bestand", "regel", "record", "veld", "code", "ernst", "gevonden", "verwacht", "melding", "bron")


@scherm(rechten.LEVERINGEN_ZIEN)
@require_safe
def verslag(request: HttpRequest, levering: UUID) -> HttpResponse:
    """What became of one file. While it is under way: how far it is."""
    gevonden = vind(request, levering)
    if gevonden.staat in overgangen.ONDERWEG:
        return render(request, "studenten/onderweg.html", voortgang_context(request, gevonden))
    log(request.user, "studenten.verslag_gelezen", onderwerp=gevonden.bestandsnaam)
    context = {
        "levering": gevonden,
        "stand": teksten.STATEN[gevonden.staat],
        "soort": teksten.SOORTEN.get(gevonden.soort, gevonden.soort),
        "verwijzingen": verwijzingen.bij_levering(request.user, gevonden.uuid),
        "kernen": inhoud.kerncijfers(gevonden) if gevonden.staat == Staat.VERWERKT else [],
        "tellingen": _tellingentabel(gevonden),
        "geschiedenis": _geschiedenis(gevonden),
        "ontbrekend": inhoud.ontbrekende_opleidingen(gevonden) if gevonden.staat == Staat.VERWERKT else [],
        "mag_aanvullen": rechten.mag_opleidingen_aanvullen(request.user),
        "mag_inlezen": rechten.mag_bestand_inlezen(request.user),
        "kan_intrekken": gevonden.staat == Staat.VERWERKT and rechten.mag_bestand_inlezen(request.user),
        "formulier": Uploadformulier() if rechten.mag_bestand_inlezen(request.user) else None,
    }
    if gevonden.staat == Staat.VERWERKT:
        context["kop_soort"], context["kop_tekst"], context["kop_zin"] = inhoud.kop(gevonden)
    if rechten.mag_verslag_regels_zien(request.user):
        return render(request, "studenten/verslag.html", context | _met_regels(request, gevonden))
    return render(request, "studenten/verslag_zonder_regels.html", context | {"oorzaken": _oorzaken(gevonden, "")})


def _met_regels(request: HttpRequest, levering: Levering) -> dict:
    """The part only for who may see lines: remarks one by one, and the downloads."""
    ernst, oorzaak = request.GET.get("ernst", ""), request.GET.get("oorzaak", "")
    if not ernst and not oorzaak:
        ernst = next((e for e in inhoud.ERNSTEN if levering.meldingen_per_ernst.get(e)), "")
    rijen = inhoud.meldingen(levering, ernst, oorzaak)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    adres = reverse("studenten:levering", args=[levering.uuid])
    return {
        "oorzaken": _oorzaken(levering, adres),
        "chips": _chips(levering, adres, "" if oorzaak else ernst),
        "gekozen": meldingsoort(next(iter(codes_van(oorzaak)))).titel if oorzaak else "",
        "pagina": pagina,
        "meldingen": _meldingentabel(list(pagina)),
        "heeft_afgekeurd": opslag.afgekeurd_van(levering) and rechten.mag_afgekeurd_openen(request.user),
    }


def _chips(levering: Levering, adres: str, gekozen: str) -> list[dict]:
    return [
        {
            "tekst": teksten.ERNST_MEERVOUD[ernst],
            "adres": f"{adres}?ernst={ernst}#alle",
            "actief": ernst == gekozen,
            "aantal": aantal,
        }
        for ernst in inhoud.ERNSTEN
        if (aantal := levering.meldingen_per_ernst.get(ernst, 0))
    ]


def _oorzaken(levering: Levering, adres: str) -> Tabel:
    """The causes; with `adres` each leads to its lines."""
    kolommen = [
        Kolom(_("Wat er is"), rijkop=True),
        Kolom(_("Aantal"), getal=True),
        Kolom(_("Wat niet is overgenomen"), breed=True, label=_("Niet overgenomen")),
        Kolom(_("Wat je doet"), breed=True, label=""),
    ]
    rijen = [
        Rij(
            [
                Cel(
                    o.titel,
                    adres=f"{adres}?oorzaak={o.sleutel}&ernst={o.ernst}#alle" if adres else "",
                    bij=", ".join(sorted(o.records)),
                ),
                getal(o.aantal),
                teksten.WAT_ONTBREEKT["waarschuwing" if o.zonder_gevolg else o.ernst],
                o.doe,
            ],
            status=teksten.ERNST_KLEUR[o.ernst],
        )
        for o in inhoud.oorzaken(levering)
    ]
    return Tabel(_("Oorzaken, de ernstigste eerst"), kolommen, rijen)


def _meldingentabel(rijen: list[Melding]) -> Tabel:
    kolommen = [
        Kolom(_("Regel"), getal=True),
        Kolom(_("Record en veld"), rijkop=True),
        # The reader of files writes Dutch, whatever language the page is in.
        Kolom(_("Melding"), breed=True, label="", taal="nl"),
        Kolom(_("Verwacht"), breed=True, taal="nl"),
        Kolom(_("Bron"), breed=True, klas="klein heel", label="", taal="nl"),
        Kolom(_("Ernst"), breed=True),
    ]
    return Tabel(_("Meldingen op volgorde van regel"), kolommen, [_meldingrij(melding) for melding in rijen])


def _meldingrij(melding: Melding) -> Rij:
    tekst = melding.melding
    if melding.gevonden and melding.gevonden not in tekst:
        tekst = f"{tekst} {_('Gevonden')}: {melding.gevonden}"
    return Rij(
        [
            getal(melding.regel, leeg=""),
            Cel(melding.record, bij=melding.veld),
            tekst,
            melding.verwacht,
            melding.bron,
            teksten.ERNST[melding.ernst],
        ],
        status=teksten.ERNST_KLEUR[melding.ernst],
    )


def _tellingentabel(levering: Levering) -> Tabel:
    kolommen = [
        Kolom(_("Recordsoort"), rijkop=True),
        Kolom(_("Gelezen"), getal=True),
        Kolom(
            _("Overgenomen") if levering.staat == Staat.VERWERKT and levering.wordt_overgenomen else _("Goed bevonden"),
            getal=True,
        ),
        Kolom(_("Afgekeurd"), getal=True),
    ]
    rijen = [
        Rij([t.record, getal(t.gelezen), getal(t.aanvaard), getal(t.afgekeurd) if t.afgekeurd else "–"])
        for t in inhoud.tellingen(levering)
    ]
    bijschrift = _("Gelezen en afgekeurd per recordsoort")
    return Tabel(bijschrift, kolommen, rijen, op_telefoon="vast", dicht=True)


def _geschiedenis(levering: Levering) -> list[dict]:
    """What happened to the delivery, newest first."""
    stappen = levering.gebeurtenissen.select_related("door").order_by("-id")
    return [
        {
            "kop": teksten.GEBEURTENISSEN[stap.handeling],
            "op": stap.op,
            "wie": stap.door.naam if stap.door else "",
            "reden": stap.reden,
        }
        for stap in stappen
    ]


@scherm(rechten.VERSLAG_REGELS_ZIEN)
@require_safe
def meldingen_csv(request: HttpRequest, levering: UUID) -> StreamingHttpResponse:
    """All remarks as the file meldingen.csv that `stelsel lees` also writes."""
    gevonden = vind(request, levering)
    log(request.user, "studenten.meldingen_gedownload", onderwerp=gevonden.bestandsnaam)
    antwoord = StreamingHttpResponse(_csv(gevonden), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="meldingen.csv"'
    return antwoord


class _Regel:
    """What csv.writer writes to: the line comes straight back."""

    def write(self, regel: str) -> str:
        return regel


def _csv(levering: Levering) -> Iterator[str]:
    schrijver = csv.writer(_Regel(), lineterminator="\n")
    yield schrijver.writerow(CSV_KOLOMMEN)
    for melding in inhoud.meldingen(levering).iterator(chunk_size=2000):
        waarden = [getattr(melding, naam) for naam in CSV_KOLOMMEN[1:]]
        yield schrijver.writerow([levering.bestandsnaam, *("" if w is None else _veilig(w) for w in waarden)])


def _veilig(waarde: object) -> object:
    """A cell that a spreadsheet would take for a formula gets a quote in front."""
    return f"'{waarde}" if isinstance(waarde, str) and waarde[:1] in tuple("=+-@\t\r") else waarde


@scherm(rechten.AFGEKEURD_OPENEN)
@sensitive_post_parameters("reden")
@require_http_methods(["GET", "HEAD", "POST"])
def afgekeurd(request: HttpRequest, levering: UUID) -> HttpResponse | FileResponse:
    """The refused lines as they were. They hold numbers: first what for, that is written down, then the file."""
    gevonden = vind(request, levering)
    pad = opslag.afgekeurd_van(gevonden)
    if pad is None:
        raise Http404
    formulier = Afgekeurdformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        reden = formulier.cleaned_data["reden"]
        log(request.user, "studenten.afgekeurd_gedownload", onderwerp=gevonden.bestandsnaam, doel=reden)
        inhoud = opslag.open_afgekeurd(pad)
        return FileResponse(inhoud, as_attachment=True, filename="afgekeurd.txt", content_type="text/plain")
    context = {"levering": gevonden, "formulier": formulier}
    return render(request, "studenten/afgekeurd.html", context, status=422 if formulier.errors else 200)
