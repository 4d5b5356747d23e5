"""Every code of the RO reader is given: for each cause and record kind a file is broken in just that way."""

from __future__ import annotations

import re

import pytest

from hulp import ro
from stelsel.bestanden.oorzaken import BESTAND, catalogus
from stelsel.bestanden.ro.lezer import lees_ro

CODES = catalogus("ro").codes
GEVALLEN = [(o.naam, record) for o in catalogus("ro").oorzaken.values() for record in o.records if record != BESTAND]
NIET_HIER = {"te_veel"}
OUDER_DATUM = {"PER": "geboortedatum", "ISG": "datum_inschrijving", "DIP": "datum_resultaat"}
# For a repetition with other contents: a field that is no part of the key, and another right value.
ANDERE_INHOUD = {
    "PER": ("geslacht", "O"),
    "ISG": ("reden_uitschrijving", "01"),
    "ISP": ("opleidingcode", "25742"),
    "ISE": ("datum_eind", "2023-06-30"),
    "BPV": ("omvang", "1"),
    "DIP": ("opleidingcode", "25742"),
    "AMO": ("code_amvb_onderdeel", "C0005"),
    "GEO": ("eindcijfer", "9"),
    "KZD": ("resultaat", "Niet behaald"),
}


def breek(oorzaak: str, code: str) -> tuple[list[str], int]:
    """The lines of a file with one fault, and the line number of its message (0: the whole file)."""
    regels = ro.regels()
    plek = ro.eerste(regels, code)
    return BREKERS[oorzaak](regels, plek, code)


def _op_veld(kies, waarde):
    """Give the first field that `kies` picks another text; without one the next line of that kind is tried."""

    def doe(regels, plek, code):
        veld = next(v for v in ro.RECORDS[code].velden if kies(v))
        ro.zet(regels, plek, veld.kolom, waarde(veld) if callable(waarde) else waarde)
        return regels, plek + 1

    return doe


def _velden(regels, plek, code):
    regels[plek] = regels[plek].rsplit("|", 1)[0]
    # One field less is right for no record; DIP may have one more.
    return regels, plek + 1


def _wees(regels, plek, code):
    ro.zet(regels, plek, "bsn", ro.VREEMD_BSN)
    return regels, plek + 1


def _ouder_afgekeurd(regels, plek, code):
    ouder = ro.RECORDS[code].ouder
    ro.zet(regels, ro.eerste(regels, ouder), OUDER_DATUM[ouder], "2023-02-30")
    return regels, plek + 1


def _geen_nummer(regels, plek, code):
    ro.zet(regels, plek, "bsn", "")
    return regels, plek + 1


def _zelfde_sleutel(regels, plek, code):
    regels.insert(plek + 1, regels[plek])
    ro.zet(regels, plek + 1, *ANDERE_INHOUD[code])
    return regels, plek + 2


def _dubbel(regels, plek, code):
    regels.insert(plek + 1, regels[plek])
    return regels, plek + 2


def _nummer(regels, plek, code):
    return [regel.replace(ro.BSN, "123456789") for regel in regels], plek + 1


def _beide_nummers(regels, plek, code):
    ro.zet(regels, plek, "onderwijsnummer", ro.VREEMD_ONDERWIJSNUMMER)
    return regels, plek + 1


def _plaats(regels, plek, code):
    regel = regels.pop(plek)
    regels.insert(len(regels) - 1, regel)
    return regels, len(regels) - 1


def _code_niet_geldig(regels, plek, code):
    if code == "ISP":
        ro.zet(regels, plek, "leertraject", "BOL_DT")
        ro.zet(regels, plek, "datum_begin", "2023-08-01")
        return regels, plek + 1
    los = plek + 3
    ro.zet(regels, los, "datum_resultaat", "2020-01-01")
    return regels, los + 1


def _ontbreekt(regels, plek, code):
    del regels[plek]
    return regels, 0


def _meer_dan_een(regels, plek, code):
    regels.insert(plek + 1, regels[plek])
    return regels, plek + 2


def _misplaatst(regels, plek, code):
    regels.insert(1 if code == "SLR" else len(regels) - 2, regels.pop(plek))
    return regels, (1 if code == "SLR" else len(regels) - 2) + 1


def _aantal(regels, plek, code):
    ro.zet(regels, plek, "ISG", "3")
    return regels, plek + 1


def _onwaarschijnlijk(regels, plek, code):
    veld = next(v for v in ro.RECORDS[code].velden if v.soort in ("datum", "geboortedatum"))
    ro.zet(regels, plek, veld.kolom, "1850-01-01")
    return regels, plek + 1


BREKERS = {
    "velden": _velden,
    "sleutel": _op_veld(lambda v: v.sleutel and v.soort == "tekst" and v.verplicht, "a b"),
    "verplichte_datum": _op_veld(lambda v: v.soort in ("datum", "geboortedatum") and v.verplicht, "2023-02-30"),
    "wees": _wees,
    "ouder_afgekeurd": _ouder_afgekeurd,
    "geen_nummer": _geen_nummer,
    "zelfde_sleutel": _zelfde_sleutel,
    "dubbel": _dubbel,
    "nummer": _nummer,
    "beide_nummers": _beide_nummers,
    "lijst": _op_veld(
        lambda v: (
            v.lijst and set(v.lijst) <= {"geslacht", "reden_uitschrijving", "niveau", "ja_nee", "keuzedeel_resultaat"}
        ),
        "X",
    ),
    "vorm": _op_veld(lambda v: (v.patroon or v.soort == "heel") and not v.sleutel, "a-b"),
    "datum": _op_veld(lambda v: v.soort == "datum" and not v.verplicht, "2023-02-30"),
    "datumstijl": _op_veld(lambda v: v.soort in ("datum", "geboortedatum"), "1-2-2023"),
    "einde_voor_begin": _op_veld(lambda v: v.na, "1999-12-31"),
    "leeg": _op_veld(lambda v: v.verplicht and not v.sleutel and "datum" not in v.soort, ""),
    "plaats": _plaats,
    "onbekende_code": _op_veld(
        lambda v: set(v.lijst) & {"opleidingcode", "generiek_examenonderdeel"},
        lambda v: "9998" if v.formaat == "AN4..4" else "99998",
    ),
    "code_niet_geldig": _code_niet_geldig,
    "gedeeltelijk": _op_veld(lambda v: v.soort == "geboortedatum", "2004-03-00"),
    "onwaarschijnlijk": _onwaarschijnlijk,
    "ontbreekt": _ontbreekt,
    "meer_dan_een": _meer_dan_een,
    "misplaatst": _misplaatst,
    "aantal": _aantal,
}

HEEL_BESTAND = {
    "oude_scheiding": lambda r: "\r\n".join(r).replace("|", ";"),
    "opgevuld": lambda r: "\r\n".join(regel + "|" * (16 - regel.count("|") - 1) for regel in r),
    "byte_order_mark": lambda r: "\ufeff" + "\r\n".join(r),
    "oude_datumstijl": lambda r: re.sub(
        r"(\d{4})-(\d\d)-(\d\d)", lambda d: f"{int(d[3])}-{int(d[2])}-{d[1]}", "\r\n".join(r)
    ),
    "voorloopnul": lambda r: "\r\n".join(r).replace("|08\r", "|8\r"),
    "lege_regel": lambda r: "\r\n".join([*r[:4], "", *r[4:]]),
    "afgebroken": lambda r: "\r\n".join(r)[:-12],
    "regeleinden": lambda r: "\n".join(r[:4]) + "\n" + "\r\n".join(r[4:]),
    "recordsoort": lambda r: "\r\n".join(r).replace("ISE|", "ISF|"),
    "scheiding": lambda r: "\r\n".join([*r[:5], r[5].replace("|", ";"), *r[6:]]),
    "stuurteken": lambda r: "\r\n".join(r).replace("Niet behaald", "Niet\0behaald"),
    "bytes": lambda r: "\r\n".join(r).encode().replace(b"Niet behaald", b"Niet\xffbehaald"),
    "per_soort": lambda r: "\r\n".join(sorted(r, key=lambda regel: [*ro.RECORDS].index(regel[:3]))),
}
NAMEN = {
    "bestandsnaam": "overzicht.csv",
    "brin_in_naam": "RO_98XX_20230801_20240731.csv",
    "periode_in_naam": "RO_99XX_20230801_20240730.csv",
}


def lees(tmp_path, inhoud, naam=ro.NAAM):
    pad = ro.schrijf(tmp_path / "bestand.csv", inhoud)
    return lees_ro(pad, naam)


def meldingen(levering):
    return levering.meldingen.tabel("levering").to_dicts()


def toets_evenwicht(levering):
    """Lines read = taken over + refused, and what was taken over is there as rows."""
    for code, telling in levering.telling().items():
        assert telling.gelezen == telling.aanvaard + telling.afgekeurd
        tabel = ro.RECORDS[code].tabel if code in ro.RECORDS else ""
        if tabel == "persoon":
            assert telling.aanvaard == levering.personen.height
        elif tabel:
            assert telling.aanvaard == (levering.tabellen[tabel].height if tabel in levering.tabellen else 0)


def test_het_goede_bestand_is_goed(tmp_path) -> None:
    levering = lees(tmp_path, ro.regels())
    assert meldingen(levering) == []
    assert levering.volledig
    assert {code: t.gelezen for code, t in levering.telling().items() if t.gelezen} == {
        "VLP": 1, "PER": 2, "ISG": 2, "ISP": 3, "ISE": 1, "BPV": 2, "DIP": 1, "AMO": 2, "GEO": 2, "KZD": 2, "SLR": 1,
    }  # fmt: skip
    toets_evenwicht(levering)


@pytest.mark.parametrize(("oorzaak", "record"), GEVALLEN, ids=[f"{r}-{o}" for o, r in GEVALLEN])
def test_elke_oorzaak_geeft_haar_code_op_de_regel(tmp_path, oorzaak, record) -> None:
    regels, regel = breek(oorzaak, record)
    levering = lees(tmp_path, regels)
    code = catalogus("ro").code(oorzaak, record)
    gegeven = [m for m in meldingen(levering) if m["code"] == code]
    assert (regel or None) in [m["regel"] for m in gegeven], [(m["regel"], m["code"]) for m in meldingen(levering)]
    assert {m["ernst"] for m in gegeven} == {CODES[code].ernst}
    if CODES[code].ernst == "afgekeurd":
        assert levering.ingelezen.geweigerd[regel - 1]
    toets_evenwicht(levering)
    _toont_geen_persoon(levering)


@pytest.mark.parametrize("oorzaak", HEEL_BESTAND)
def test_oorzaken_van_het_hele_bestand(tmp_path, oorzaak) -> None:
    inhoud = HEEL_BESTAND[oorzaak](ro.regels())
    levering = lees(tmp_path, inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    codes = [m["code"] for m in meldingen(levering)]
    assert codes.count(catalogus("ro").code(oorzaak, BESTAND)) == 1
    ernst = catalogus("ro").oorzaken[oorzaak].ernst
    if ernst == "waarschuwing":
        # The old form of a file costs nothing: all rows are there, and nothing else is said.
        assert set(codes) <= {f"RO-BST-{nn:02d}" for nn in range(1, 13)}
        assert all(t.afgekeurd == 0 for t in levering.telling().values())
        assert levering.volledig
    toets_evenwicht(levering)


@pytest.mark.parametrize("oorzaak", NAMEN)
def test_oorzaken_van_de_naam(tmp_path, oorzaak) -> None:
    levering = lees(tmp_path, ro.regels(), NAMEN[oorzaak])
    assert [m["code"] for m in meldingen(levering)] == [catalogus("ro").code(oorzaak, BESTAND)]
    assert levering.brin == "99XX"


def test_zonder_brin_in_kop_en_naam(tmp_path) -> None:
    levering = lees(tmp_path, ro.regels()[1:], "overzicht.csv")
    assert "RO-BST-19" in [m["code"] for m in meldingen(levering)]
    assert levering.brin == "onbekend"
    assert not levering.volledig


def test_een_onverwachte_fout_kost_alleen_de_regel(tmp_path, monkeypatch) -> None:
    """Whatever goes wrong inside, the run ends with a line number and without the text of the line."""
    from stelsel.bestanden import toetsen

    echt = toetsen.Toetser.toets

    def struikel(self, tekst, regels, meldingen):
        if self.record.code == "KZD" and 12 in regels.tolist():
            raise RuntimeError(ro.BSN)
        return echt(self, tekst, regels, meldingen)

    monkeypatch.setattr(toetsen.Toetser, "toets", struikel)
    levering = lees(tmp_path, ro.regels())
    assert [(m["regel"], m["code"]) for m in meldingen(levering) if m["ernst"] == "afgekeurd"] == [(12, "RO-BST-18")]
    assert levering.tabellen["keuzedeelresultaat"].height == 1
    assert levering.tabellen["examenonderdeel"].height == 2
    _toont_geen_persoon(levering)


def test_elke_code_heeft_hier_een_geval() -> None:
    gedekt = {code for code in CODES if code.split("-")[1] != BESTAND and CODES[code].naam in BREKERS}
    gedekt |= {catalogus("ro").code(o, BESTAND) for o in (*HEEL_BESTAND, *NAMEN, "geen_brin", "onverwacht", *NIET_HIER)}
    assert gedekt == set(CODES)


def _toont_geen_persoon(levering) -> None:
    for melding in meldingen(levering):
        tekst = " ".join(str(melding[naam]) for naam in ("gevonden", "verwacht", "melding"))
        assert not any(geheim in tekst for geheim in (ro.BSN, ro.ONDERWIJSNUMMER, "2004-03-05", "123456789"))
        if melding["veld"] in ("Burgerservicenummer", "Onderwijsnummer", "Geboortedatum"):
            assert melding["gevonden"] is None
