"""The words that several questions share: kinds of programme, pathways, earlier education, marks and hours."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

import msgspec

# WEB 7.2.2: niveau 4 has two kinds, so niveau alone does not tell them apart.
Soort = Literal["entree", "basisberoeps", "vak", "middenkader", "specialist"]
Niveau = Annotated[int, msgspec.Meta(ge=1, le=4)]
NIVEAU_VAN_SOORT: dict[str, int] = {"entree": 1, "basisberoeps": 2, "vak": 3, "middenkader": 4, "specialist": 4}

# PvE 15.5.4 (leertraject); OVO is the loopbaanbegeleidende leerweg since 1-8-2026 (WEB 11.1.1).
Leerweg = Literal["BOL", "BOL_DT", "BBL", "OVO", "EX", "ODT"]

Leeftijd = Annotated[int, msgspec.Meta(ge=0, le=120)]
# Whole years of a programme or since something; a studieduur may hold a part of a year (WEB 7.2.4a lid 2).
Jaren = Annotated[int, msgspec.Meta(ge=0, le=100)]
Programmajaar = Annotated[int, msgspec.Meta(ge=1, le=6)]
Studieduur = Annotated[
    Decimal,
    msgspec.Meta(
        extra={"minstens": 0, "hoogstens": 10},
        extra_json_schema={"type": ["number", "string"], "minimum": 0, "maximum": 10},
    ),
]

# The rows of WEB 8.2.1; finer than the register's list of earlier education, which does not tell bb from kb.
Vooropleiding = Literal[
    "GEEN",
    "PRO",
    "VSO_GEEN_DIPLOMA",
    "VMBO_BB",
    "VMBO_KB",
    "VMBO_GL",
    "VMBO_TL",
    "LBO_VBO",
    "MAVO",
    "HAVO_3_GUNSTIG",
    "VWO_3_GUNSTIG",
    "HAVO",
    "VWO",
    "MBO1",
    "MBO2",
    "MBO3",
    "MBO4",
    "ANDER_AANGEWEZEN_DIPLOMA",
]

# EKB 15: a final mark is a whole number; CE and IE have one decimal. A Decimal, so that 5,45 stays 5,45.
Cijfer = Annotated[
    Decimal,
    msgspec.Meta(
        extra={"minstens": 1, "hoogstens": 10},
        extra_json_schema={"type": ["number", "string"], "minimum": 1, "maximum": 10},
    ),
]
Heelcijfer = Annotated[int, msgspec.Meta(ge=1, le=10)]
Uren = Annotated[int, msgspec.Meta(ge=0, le=20_000)]
Aantal = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
# A year is a number that nobody writes with a dot: `jaartal` tells whoever shows it.
Studiejaarnummer = Annotated[int, msgspec.Meta(ge=1990, le=2100, extra={"jaartal": True})]
Kalenderjaar = Annotated[int, msgspec.Meta(ge=1990, le=2100, extra={"jaartal": True})]
Leerjaar = Annotated[int, msgspec.Meta(ge=1, le=4)]
Studiejaren = Annotated[int, msgspec.Meta(ge=1, le=6)]
# Which of them count is tried set by set, so there is an end to how many one student can have.
TEN_HOOGSTE_TWAALF = msgspec.Meta(max_length=12)
# Shares and amounts are Decimal too: 66,96 percent stays 66,96.
Procent = Annotated[
    Decimal,
    msgspec.Meta(
        extra={"minstens": 0, "hoogstens": 100},
        extra_json_schema={"type": ["number", "string"], "minimum": 0, "maximum": 100},
    ),
]
# PF, set per programme by ministeriele regeling; 1,00 to 1,80 in the lists that were read.
Prijsfactor = Annotated[
    Decimal,
    msgspec.Meta(
        extra={"minstens": 0, "hoogstens": 10},
        extra_json_schema={"type": ["number", "string"], "minimum": 0, "maximum": 10},
    ),
]
Euro = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000_000)]
