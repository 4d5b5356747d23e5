"""From the text of a delivery to a figure, by two ways: the command line, and a plain count over the lines.

The count below knows neither the reader nor the tables nor Ibis: it splits lines and follows domein 7.1-7.3 and the
default readings of 7.9 literally. Random schools put most dates on or next to 1 October, where mistakes live.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from datetime import date, timedelta
from io import StringIO

import pytest

from stelsel.kern.codelijsten import codelijst
from stelsel.kern.sleutels import verzonnen_bsn
from stelsel.opdrachten.hoofd import main

VAN, TOT = date(2010, 8, 1), date(2025, 10, 1)
CREBOS = ("25250", "25251", "25498", "25655", "25656", "25604", "25605")
BEROEPS = {"BOL", "BOL_DT", "BBL", "EX"}
JAREN = (2022, 2023, 2024)
INDICATOREN = ("jaarresultaat", "diplomaresultaat", "startersresultaat")


def niveau(crebo):
    return int(codelijst("opleiding").codes[crebo]["niveau"])


# ---- a random delivery ----------------------------------------------------------------------------------------


def een_dag(kans, vanaf=2014):
    """Mostly within two days of a counting date or of the start of the studiejaar."""
    jaar = kans.randint(vanaf, 2025)
    maand = kans.choice([(8, 1), (9, 30), (10, 1), (10, 1), (10, 2), (2, 1), (7, 31)])
    return min(date(jaar, *maand) + timedelta(kans.choice([-1, 0, 0, 0, 1])), TOT)


def een_school(zaad, personen):
    """The lines of an RO with `personen` students, each with up to three enrolments and diplomas."""
    kans = random.Random(zaad)
    regels = [f"VLP|99XX|{VAN}|{TOT}|2025-11-01"]
    for nummer in range(personen):
        bsn, per_soort = verzonnen_bsn(nummer), defaultdict(list)
        per_soort["PER"].append(f"PER|{bsn}||2005-01-01|V")
        vanaf = kans.choice([2014, 2021, 2022])
        for volgnummer in range(1, kans.randint(1, 3) + 1):
            dagen = sorted(een_dag(kans, vanaf) for _ in range(4))
            echt = kans.choice([dagen[2], dagen[3], None])
            if echt is None and kans.random() < 0.5:
                dagen[3] = TOT + timedelta(300)
            per_soort["IS"].append(f"ISG|{bsn}||{volgnummer}|{dagen[0]}|{dagen[3]}|{echt or ''}|{'08' if echt else ''}")
            for begin in dict.fromkeys(dagen[: kans.randint(1, 2)]):
                traject = kans.choice(["BOL", "BBL", "BOL", "EX", "OVO", "ODT"])
                crebo = kans.choice(CREBOS)
                per_soort["IS"].append(f"ISP|{bsn}||{volgnummer}|{begin}|{crebo}|{traject}||J|||||")
            if kans.random() < 0.5:
                per_soort["DIP"].append(
                    f"DIP|{bsn}||R{volgnummer}|{kans.choice(CREBOS)}|{een_dag(kans, vanaf)}|J|{volgnummer}|"
                )
        regels += per_soort["PER"] + per_soort["IS"] + per_soort["DIP"]
    tel = {soort: sum(regel.startswith(soort) for regel in regels) for soort in ("PER", "ISG", "ISP", "DIP")}
    return [*regels, f"SLR|{tel['PER']}|{tel['ISG']}|{tel['ISP']}|0|0|{tel['DIP']}|0|0|0"]


# ---- the plain count ------------------------------------------------------------------------------------------


def tel(regels):
    """{(indicator, studiejaar, crebo): [teller, noemer]} under the default readings."""
    uitkomst = defaultdict(lambda: [0, 0])
    for persoon in per_persoon(regels).values():
        for jaar in JAREN:
            for indicator, crebo, telt in tel_persoon(persoon, jaar):
                uitkomst[indicator, jaar, crebo][0] += telt
                uitkomst[indicator, jaar, crebo][1] += 1
    return dict(uitkomst)


def per_persoon(regels):
    personen = defaultdict(lambda: defaultdict(list))
    for velden in (regel.split("|") for regel in regels):
        if velden[0] in {"ISG", "ISP", "DIP"}:
            personen[velden[1]][velden[0]].append(velden)
    return personen


def hoofdinschrijving(persoon, dag):
    """The crebo under which somebody counts on a day, or None: highest niveau, then lowest crebo."""
    kandidaten = []
    for isg in persoon["ISG"]:
        begin, einde = date.fromisoformat(isg[4]), date.fromisoformat(isg[6] or isg[5])
        perioden = sorted((p[4], p) for p in persoon["ISP"] if p[3] == isg[3] and date.fromisoformat(p[4]) <= dag)
        if begin <= dag <= einde and perioden and perioden[-1][1][6] in BEROEPS:
            kandidaten.append(perioden[-1][1][5])
    return min(kandidaten, key=lambda crebo: (-niveau(crebo), crebo), default=None)


def diplomas(persoon, van, tot):
    """Niveau 2-4 diplomas dated in a period: (crebo, from OVO or ODT)."""
    uit = []
    for dip in persoon["DIP"]:
        dag = date.fromisoformat(dip[5])
        if van <= dag <= tot and niveau(dip[4]) >= 2:
            eigen = (p for p in persoon["ISP"] if p[3] == dip[7])
            perioden = sorted((p[4], p[6]) for p in eigen if date.fromisoformat(p[4]) <= dag)
            uit.append((dip[4], bool(perioden) and perioden[-1][1] not in BEROEPS))
    return uit


def tel_persoon(persoon, jaar):
    dag, volgende, laatste = date(jaar, 10, 1), date(jaar + 1, 10, 1), date(jaar + 1, 9, 30)
    hier, straks = hoofdinschrijving(persoon, dag), hoofdinschrijving(persoon, volgende)
    in_jaar = diplomas(persoon, dag, laatste)
    if hier:
        if in_jaar or not straks:
            yield "jaarresultaat", hier, bool(in_jaar)
        if not straks:
            yield "diplomaresultaat", hier, bool(diplomas(persoon, date(jaar - 5, 10, 1), laatste))
        if not any(hoofdinschrijving(persoon, date(eerder, 10, 1)) for eerder in range(jaar - 6, jaar)):
            yield "startersresultaat", hier, bool(straks) or bool(in_jaar)
    else:
        van_beroeps = [crebo for crebo, overig in in_jaar if not overig]
        if van_beroeps:
            yield "jaarresultaat", max(van_beroeps, key=niveau), True


# ---- the two ways compared ------------------------------------------------------------------------------------


def draai(capsys, *argumenten):
    with pytest.raises(SystemExit) as einde:
        main([str(a) for a in argumenten])
    uit = capsys.readouterr()
    return einde.value.code, uit.out


@pytest.mark.parametrize("zaad", range(3))
def test_the_command_line_counts_what_the_lines_say(tmp_path, capsys, zaad):
    regels = een_school(zaad, personen=150)
    bestand = tmp_path / f"RO_99XX_{VAN:%Y%m%d}_{TOT:%Y%m%d}.csv"
    bestand.write_bytes("\r\n".join([*regels, ""]).encode())
    code, _ = draai(capsys, "lees", bestand, "--naar", tmp_path / "set")
    assert code in (0, 1), "the delivery is read"
    verwacht = tel(regels)
    gevonden = {}
    for indicator in INDICATOREN:
        for jaar in JAREN:
            opdracht = ("indicator", "bereken", indicator, "--gegevens", tmp_path / "set", "--jaar", jaar)
            code, uit = draai(capsys, *opdracht, "--venster", "1", "--per", "crebo", "--uit", "csv")
            assert code == 0
            for rij in csv.DictReader(StringIO(uit)):
                if rij["noemer"] not in ("", "0"):
                    gevonden[indicator, jaar, rij["crebo"]] = [int(rij["teller"]), int(rij["noemer"])]
    # a tie between two diplomas of one niveau is settled by date and crebo; niveau is what the totals agree on
    assert per_niveau(gevonden) == per_niveau(verwacht)
    alleen_op_dag = {k: v for k, v in verwacht.items() if k[0] != "jaarresultaat"}
    assert {k: v for k, v in gevonden.items() if k[0] != "jaarresultaat"} == alleen_op_dag


def per_niveau(uitkomst):
    som = defaultdict(lambda: [0, 0])
    for (indicator, jaar, crebo), (teller, noemer) in uitkomst.items():
        som[indicator, jaar, niveau(crebo)][0] += teller
        som[indicator, jaar, niveau(crebo)][1] += noemer
    return dict(som)
