"""Records for the rights matrix: url name -> function that makes one and returns the arguments of the address."""

from __future__ import annotations

from collections.abc import Callable


def _levering() -> dict:
    from hulp.studenten import voorbeeld_levering

    return {"levering": voorbeeld_levering().uuid}


def _met_afgekeurd() -> dict:
    """A delivery of which a line was refused."""
    from stelsel.web.studenten import opslag
    from stelsel.web.studenten.models import Levering

    wie = _levering()
    map_ = opslag.map_van(Levering.objects.get(uuid=wie["levering"])) / "afgekeurd"
    map_.mkdir(parents=True, exist_ok=True)
    (map_ / "RO.csv").write_text("XXX|1")
    return wie


def _persoon() -> dict:
    from hulp.studenten import voorbeeld_persoon

    return {"persoon": voorbeeld_persoon().uuid}


def _opleiding() -> dict:
    from stelsel.web.studenten.models import Opleiding

    return {"code": Opleiding.objects.create(opleidingcode="79999").opleidingcode}


def _eenheid() -> dict:
    from hulp.kwaliteit import voorbeeld_eenheid

    return voorbeeld_eenheid()


def _vastgesteld() -> dict:
    from hulp.kwaliteit import voorbeeld_vastgesteld

    return voorbeeld_vastgesteld()


def _download() -> dict:
    _eenheid()
    return {"vorm": "csv"}


def _post() -> dict:
    from hulp.posten import voorbeeld_post

    return {"post": voorbeeld_post().uuid}


def _begeleiding(naam: str) -> Callable[[], dict]:
    """A student with one record of that kind in his plan; of a mentor whom the matrix does not know."""

    def maak() -> dict:
        from hulp.begeleiding import record_van_plan

        wie = _persoon()
        return wie | {naam: record_van_plan(wie["persoon"], naam)}

    return maak


def _begeleiding_zonder(soort: str) -> Callable[[], dict]:
    """A student with a record of that kind that the address does not name."""

    def maak() -> dict:
        from hulp.begeleiding import record_van_plan

        wie = _persoon()
        record_van_plan(wie["persoon"], soort)
        return wie

    return maak


def _groep() -> dict:
    from hulp.begeleiding import record_van_plan

    return {"groep": record_van_plan(_persoon()["persoon"], "groep")}


def _met_ronde() -> dict:
    """A student for whom a plan runs."""
    from hulp.begeleiding import record_van_plan

    wie = _persoon()
    record_van_plan(wie["persoon"], "ronde")
    return wie


def _ondersteuning(soort: str = "ondersteuning") -> Callable[[], dict]:
    """A student with extra support, or with one record of it."""

    def maak() -> dict:
        from hulp.ondersteuning import adres_van_ondersteuning

        wie = _persoon()
        return wie | adres_van_ondersteuning(wie["persoon"], soort)

    return maak


def _aanbod() -> dict:
    from hulp.ondersteuning import een_aanbod

    return {"aanbod": een_aanbod()}


def _deling() -> dict:
    from hulp.ondersteuning import een_deling

    wie = _persoon()
    return wie | {"deling": een_deling(wie["persoon"])}


def _zaak() -> dict:
    from hulp.ondersteuning import een_zaak

    return {"zaak": een_zaak(_persoon()["persoon"])}


VOORBEELDEN: dict[str, Callable[[], dict]] = {
    "begeleiding:plan": _persoon,
    "begeleiding:bestand": lambda: _persoon() | {"vorm": "plan"},
    "begeleiding:mijn_bestand": lambda: {"vorm": "plan"},
    "begeleiding:notitie": _persoon,
    "begeleiding:wens": _persoon,
    "begeleiding:later": _persoon,
    "begeleiding:ronde": _persoon,
    "begeleiding:vragen": _begeleiding_zonder("antwoordblad"),
    "begeleiding:voorbereiding": _persoon,
    "begeleiding:overdracht": _persoon,
    "begeleiding:groep_leden": _groep,
    "begeleiding:groepsplan": _groep,
    "begeleiding:bespreking": _met_ronde,
    "begeleiding:evaluatie": _met_ronde,
    "begeleiding:verbeteren": _begeleiding("notitie"),
    "begeleiding:afspraak": _begeleiding("afspraak"),
    "begeleiding:behoefte": _begeleiding("behoefte"),
    "begeleiding:woord": _begeleiding("woord"),
    "begeleiding:werkaantekening": _begeleiding("aantekening"),
    "besloten:zaak": _zaak,
    "besloten:daad": lambda: _zaak() | {"daad": "schrijven"},
    "besloten:student": _persoon,
    "besloten:begin": lambda: _persoon() | {"soort": "meldcode"},
    "delen:partner": lambda: {"sleutel": "geen-sleutel"},
    "delen:student": _persoon,
    "delen:nieuw": _persoon,
    "delen:stop": _deling,
    "ondersteuning:student": _persoon,
    "ondersteuning:nieuw": _persoon,
    "ondersteuning:verwijzing": _persoon,
    "ondersteuning:aankomst": _ondersteuning("verwijzing"),
    "ondersteuning:eraf": _ondersteuning("voorziening"),
    **{
        f"ondersteuning:{naam}": _ondersteuning()
        for naam in ("bestand", "erbij", "aanbieden", "instemming", "evaluatie", "daad")
    },
    "ondersteuning:mijn_bestand": lambda: {"een": _ondersteuning()()["een"]},
    "ondersteuning:aanbod_stop": _aanbod,
    "studenten:levering": _levering,
    "studenten:stand": _levering,
    "studenten:stop": _levering,
    "studenten:intrekken": _levering,
    "studenten:meldingen": _levering,
    "studenten:afgekeurd": _met_afgekeurd,
    "studenten:dossier": _persoon,
    "studenten:dossierdeel": lambda: _persoon() | {"deel": "contact"},
    "studenten:nummers": _persoon,
    "studenten:compleet": _persoon,
    "studenten:afschermen": _persoon,
    "studenten:toegang": _persoon,
    "studenten:rechten": _persoon,
    "privacy:bestand": lambda: {"vorm": "json"},
    "studenten:opleiding": _opleiding,
    "kwaliteit:download": _download,
    "kwaliteit:opleiding": _eenheid,
    "kwaliteit:vaststellen": _eenheid,
    "kwaliteit:officieel": _eenheid,
    "kwaliteit:personen": _eenheid,
    "kwaliteit:vastgesteld": _vastgesteld,
    "werklijst:post": _post,
    "beheer:logboek_bestand": lambda: {"vorm": "csv"},
    "werklijst:download": lambda: {"vorm": "csv"},
    "naslag:regel": lambda: {"naam": "vooropleidingseis"},
    "naslag:probeer": lambda: {"naam": "vooropleidingseis"},
    "naslag:api_regel_zonder_streep": lambda: {"naam": "vooropleidingseis"},
    "naslag:api_regel": lambda: {"naam": "vooropleidingseis"},
    "kwaliteit:definitie": lambda: {"indicator": "jaarresultaat"},
}
