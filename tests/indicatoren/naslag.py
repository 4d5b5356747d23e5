"""The indicators a second time: slow and plain, person by person, straight from the rules.

Nothing of `stelsel.indicatoren` is used except the names of the readings. Tables are lists of dicts as in the
agreed tables; the answer is a list of counted persons.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

DAG = timedelta(days=1)
GEWOON = {"BOL", "BOL_DT", "BBL", "EX"}


class Naslag:
    """Recount of one population. `lezingen` is a dict of reading to choice; `jaren` the studiejaren to look at."""

    def __init__(self, tabellen: dict[str, list[dict]], lezingen: dict[str, str], jaren: range) -> None:
        self.lezingen = lezingen
        self.jaren = jaren
        self.opleiding = {rij["opleidingcode"]: rij for rij in tabellen["opleiding"]}
        self.inschrijvingen = defaultdict(list)
        self.perioden = defaultdict(list)
        self.diplomas = defaultdict(list)
        for rij in tabellen["inschrijving"]:
            self.inschrijvingen[rij["persoon_id"], rij["brin"]].append(rij)
        for rij in tabellen["inschrijvingsperiode"]:
            self.perioden[rij["persoon_id"], rij["brin"], rij["inschrijvingvolgnummer"]].append(rij)
        for rij in tabellen["diploma"]:
            self.diplomas[rij["persoon_id"], rij["brin"]].append(rij)

    # --- who is there on a day -------------------------------------------------------------------------------

    def einde(self, isg: dict) -> date | None:
        if isg["datum_uitschrijving_werkelijk"]:
            return isg["datum_uitschrijving_werkelijk"]
        if self.lezingen["einde"] == "open":
            return date(9999, 12, 31)
        return isg["datum_uitschrijving_gepland"]

    def geldt(self, isg: dict, dag: date) -> bool:
        begin, einde = isg["datum_inschrijving"], self.einde(isg)
        return bool(begin and einde and begin <= dag <= einde)

    def periode_op(self, isg: dict, dag: date) -> dict | None:
        """The last period begun on or before the day."""
        sleutel = (isg["persoon_id"], isg["brin"], isg["inschrijvingvolgnummer"])
        begonnen = [p for p in self.perioden[sleutel] if p["datum_begin"] and p["datum_begin"] <= dag]
        return max(
            begonnen,
            key=lambda p: (p["datum_begin"], p["opleidingcode"] or "", p["leertraject"] or ""),
            default=None,
        )

    def niveau(self, crebo: str | None, isp_niveau: str | None) -> int | None:
        lijst = self.opleiding.get(crebo, {}).get("niveau")
        isp = int(isp_niveau[-1]) if isp_niveau else None
        volgorde = (isp, lijst) if self.lezingen["niveau_bron"] == "isp" else (lijst, isp)
        return next((n for n in volgorde if n is not None), None)

    def periode_telt(self, periode: dict) -> bool:
        """Does this kind of enrolment make somebody a student of a beroepsopleiding?"""
        leerweg = periode["leertraject"]
        if leerweg is None or (self.lezingen["aanwezig"] != "alle" and leerweg not in GEWOON):
            return False
        if self.lezingen["extranei"] == "tellen_niet" and leerweg == "EX":
            return False
        return not (self.lezingen["niet_bekostigd"] == "tellen_niet" and periode["indicatie_bekostigbaar"] is False)

    def aanwezig_op(self, wie: tuple[str, str], dag: date) -> list[tuple[dict, dict]]:
        """The enrolments with their period that make somebody present on the day."""
        uit = []
        for isg in self.inschrijvingen[wie]:
            periode = self.periode_op(isg, dag) if self.geldt(isg, dag) else None
            if periode is None or not self.periode_telt(periode):
                continue
            niveau = self.niveau(periode["opleidingcode"], periode["niveau"])
            if self.lezingen["aanwezig"] == "niveau_2_4" and niveau == 1:
                continue
            uit.append((isg, periode))
        return uit

    def hoofd(self, paren: list[tuple[dict, dict]]) -> tuple | None:
        """The group (crebo, niveau, leerweg) of the hoofdinschrijving."""

        def volgorde(paar: tuple[dict, dict]) -> tuple:
            isg, p = paar
            niveau = self.niveau(p["opleidingcode"], p["niveau"]) or 0
            gewoon = (-niveau, p["opleidingcode"] is None, p["opleidingcode"] or "", isg["inschrijvingvolgnummer"])
            begin = isg["datum_inschrijving"].toordinal()
            voorop = {
                "niveau": (),
                "bekostigd": (not p["indicatie_bekostigbaar"],),
                "vroegste": (begin,),
                "laatste": (-begin,),
            }[self.lezingen["hoofdinschrijving"]]
            return (*voorop, *gewoon)

        if not paren:
            return None
        _, p = min(paren, key=volgorde)
        return p["opleidingcode"], self.niveau(p["opleidingcode"], p["niveau"]), p["leertraject"]

    def op_oktober(self, wie: tuple[str, str], jaar: int) -> tuple | None:
        if jaar not in self.jaren:
            return None
        return self.hoofd(self.aanwezig_op(wie, date(jaar, 10, 1)))

    # --- diplomas --------------------------------------------------------------------------------------------

    def diploma_herkomst(self, wie: tuple[str, str], dip: dict) -> dict | None:
        """The period a diploma comes from."""
        kandidaten = []
        for isg in self.inschrijvingen[wie]:
            if not (isg["datum_inschrijving"] and self.einde(isg)):
                continue
            sleutel = (*wie, isg["inschrijvingvolgnummer"])
            genoemd = dip["inschrijvingvolgnummer"]
            for p in self.perioden[sleutel]:
                hoort = genoemd == isg["inschrijvingvolgnummer"] or (
                    genoemd is None and dip["opleidingcode"] and dip["opleidingcode"] == p["opleidingcode"]
                )
                if hoort and p["datum_begin"] and p["datum_begin"] <= dip["datum_resultaat"]:
                    kandidaten.append((p["datum_begin"], isg["inschrijvingvolgnummer"], p))
        if not kandidaten:
            return None
        laatste = max(k[0] for k in kandidaten)
        rest = [k for k in kandidaten if k[0] == laatste]
        eerste = min(k[1] for k in rest)
        rest = [k[2] for k in rest if k[1] == eerste]
        return max(rest, key=lambda p: (p["opleidingcode"] or "", p["leertraject"] or ""))

    def geldige_diplomas(self, wie: tuple[str, str]) -> list[dict]:
        """Dated diplomas with crebo, niveau, leerweg and whether they come from outside the counted kinds."""
        uit = []
        for dip in self.diplomas[wie]:
            dag = dip["datum_resultaat"]
            if dag is None:
                continue
            if self.lezingen["diploma_na_vertrek"] == "telt_niet" and not any(
                self.geldt(isg, dag) and self.eerste_periode(isg) <= dag for isg in self.inschrijvingen[wie]
            ):
                continue
            p = self.diploma_herkomst(wie, dip)
            zelfde = p is not None and dip["opleidingcode"] and p["opleidingcode"] == dip["opleidingcode"]
            uit.append(
                {
                    "dag": dag,
                    "nummer": dip["resultaatvolgnummer"],
                    "crebo": dip["opleidingcode"],
                    "niveau": self.niveau(dip["opleidingcode"], p["niveau"] if zelfde else None),
                    "leerweg": p["leertraject"] if p else None,
                    "buiten": bool(p and p["leertraject"] and not self.periode_telt(p)),
                }
            )
        return uit

    def eerste_periode(self, isg: dict) -> date:
        sleutel = (isg["persoon_id"], isg["brin"], isg["inschrijvingvolgnummer"])
        return min((p["datum_begin"] for p in self.perioden[sleutel] if p["datum_begin"]), default=date.max)

    def niveau_telt(self, dip: dict, *, ook_entree: bool = False) -> bool:
        if dip["niveau"] is None:
            return self.lezingen["diploma_niveau_onbekend"] == "telt"
        return dip["niveau"] >= (1 if ook_entree else 2)

    def ovo_telt(self, dip: dict, in_populatie: bool) -> bool:
        if not dip["buiten"]:
            return True
        return {"nooit": False, "altijd": True, "populatie": in_populatie}[self.lezingen["diploma_ovo"]]

    def in_opbrengstjaar(self, wie: tuple[str, str], jaar: int, in_populatie: bool, *, ook_entree: bool = False):
        van, tot = date(jaar, 10, 1), date(jaar + 1, 9, 30)
        return [
            d
            for d in self.geldige_diplomas(wie)
            if van <= d["dag"] <= tot and self.niveau_telt(d, ook_entree=ook_entree) and self.ovo_telt(d, in_populatie)
        ]

    def in_dr_venster(self, wie: tuple[str, str], jaar: int) -> list[dict]:
        van, tot = date(jaar - 5, 10, 1), date(jaar + 1, 9, 30)
        if self.lezingen["dr_venster"] == "augustus":
            van, tot = date(jaar - 5, 8, 1), date(jaar + 1, 10, 1)
        return [
            d
            for d in self.geldige_diplomas(wie)
            if van <= d["dag"] <= tot and self.niveau_telt(d) and self.ovo_telt(d, True)
        ]

    def gekozen(self, dips: list[dict]) -> tuple:
        """The group of the diploma under which somebody counts."""

        def volgorde(d: dict) -> tuple:
            niveau, dag = -(d["niveau"] or 0), d["dag"].toordinal()
            voorop = {"hoogste": (niveau, dag), "eerste": (dag, niveau), "laatste": (-dag, niveau)}
            keuze = voorop[self.lezingen["jr_late_instromer"]]
            return (*keuze, d["crebo"] is None, d["crebo"] or "", d["nummer"])

        d = min(dips, key=volgorde)
        return d["crebo"], d["niveau"], d["leerweg"]

    # --- the three indicators ---------------------------------------------------------------------------------

    def wie_zijn_er(self) -> set[tuple[str, str]]:
        return set(self.inschrijvingen) | set(self.diplomas)

    def jaarresultaat(self, jaar: int):
        """(person, institution, group, 1 or 0) for everybody in the noemer."""
        for wie in self.wie_zijn_er():
            groep = self.op_oktober(wie, jaar)
            dips = self.in_opbrengstjaar(wie, jaar, groep is not None)
            if dips:
                in_groep = groep if groep and self.lezingen["jr_groep"] == "hoofdinschrijving" else self.gekozen(dips)
                yield (*wie, in_groep, 1)
            elif groep and not self.op_oktober(wie, jaar + 1):
                if self.lezingen["jr_verlater"] == "dr_venster" and self.in_dr_venster(wie, jaar):
                    continue
                yield (*wie, groep, 0)

    def diplomaresultaat(self, jaar: int):
        for wie in self.wie_zijn_er():
            groep = self.op_oktober(wie, jaar)
            if groep and not self.op_oktober(wie, jaar + 1):
                yield (*wie, groep, int(bool(self.in_dr_venster(wie, jaar))))

    def startersresultaat(self, jaar: int):
        ook_entree = self.lezingen["sr_diploma"] == "ook_entree"
        for wie in self.wie_zijn_er():
            groep = self.op_oktober(wie, jaar)
            in_populatie = groep is not None
            if groep is None and self.lezingen["sr_instromer"] == "jaar":
                groep = self.eerste_in_studiejaar(wie, jaar)
            if groep is None or not self.is_nieuw(wie, jaar):
                continue
            gebleven = self.op_oktober(wie, jaar + 1) is not None
            dips = self.in_opbrengstjaar(wie, jaar, in_populatie, ook_entree=ook_entree)
            yield (*wie, groep, int(gebleven or bool(dips)))

    def is_nieuw(self, wie: tuple[str, str], jaar: int) -> bool:
        if self.lezingen["sr_nieuw"] == "geen_dag":
            return not self.dagen_aanwezig(wie, date(jaar - 6, 8, 1), date(jaar, 7, 31))
        if self.lezingen["sr_instromer"] == "jaar" and self.dagen_aanwezig(
            wie, date(jaar - 1, 8, 1), date(jaar, 7, 31)
        ):
            return False
        eerder = 5 if self.lezingen["sr_nieuw"] == "vijf_jaar" else 6
        return not any(self.op_oktober(wie, jaar - k) for k in range(1, eerder + 1))

    def dagen_aanwezig(self, wie: tuple[str, str], van: date, tot: date) -> bool:
        """Present on any day: only the days on which something begins have to be looked at."""
        return any(self.aanwezig_op(wie, dag) for dag in self.kantelpunten(wie, van, tot))

    def kantelpunten(self, wie: tuple[str, str], van: date, tot: date) -> list[date]:
        dagen = {van}
        for isg in self.inschrijvingen[wie]:
            dagen.add(isg["datum_inschrijving"])
            dagen |= {p["datum_begin"] for p in self.perioden[(*wie, isg["inschrijvingvolgnummer"])]}
        return sorted(d for d in dagen if d and van <= d <= tot)

    def eerste_in_studiejaar(self, wie: tuple[str, str], jaar: int) -> tuple | None:
        """The group on the first day of presence in the studiejaar."""
        for dag in self.kantelpunten(wie, date(jaar, 8, 1), date(jaar + 1, 7, 31)):
            paren = self.aanwezig_op(wie, dag)
            if paren:
                return self.hoofd(paren)
        return None
