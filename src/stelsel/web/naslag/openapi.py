"""The OpenAPI 3.1 document of the API: made from the rules themselves, so it cannot differ from them."""

from __future__ import annotations

from typing import Any

from stelsel import VERSIE
from stelsel.regels.motor.regel import Regel
from stelsel.regels.motor.schema import schemas
from stelsel.regels.motor.uitkomst import Uitkomst
from stelsel.regels.register import alle

VERWIJZING = "#/components/schemas/{name}"
FOUT: dict[str, Any] = {
    "type": "object",
    "description": "Wat er is, waar, wat verwacht wordt en wat je doet; bij feiten ook elke fout met zijn JSON-pad.",
    "properties": {
        "fout": {
            "type": "object",
            "properties": {
                "code": {"type": "string"},
                "wat": {"type": "string"},
                "waar": {"type": "string"},
                "verwacht": {"type": "string"},
                "doe": {"type": "string"},
                "fouten": {"type": "array", "items": {"$ref": "#/components/schemas/Feitfout"}},
            },
            "required": ["wat"],
        }
    },
    "required": ["fout"],
}
FEITFOUT = {
    "type": "object",
    "properties": {naam: {"type": "string"} for naam in ("pad", "wat", "verwacht")},
    "required": ["pad", "wat", "verwacht"],
}


def document(adres: str) -> dict[str, Any]:
    """The whole document; `adres` is the address of the site, with a slash at the end."""
    regels = alle()
    (uitkomst, *feiten), delen = schemas([Uitkomst, *(regel.feiten for regel in regels)], VERWIJZING)
    paden = {
        f"/api/regels/{regel.naam}/": _pad(regel, schema, uitkomst)
        for regel, schema in zip(regels, feiten, strict=True)
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Stelsel: regels van het mbo",
            "version": VERSIE,
            "description": "Juridische vragen over één persoon op één dag. Stelsel adviseert; een mens besluit.",
        },
        "servers": [{"url": adres.rstrip("/")}],
        "security": [{"sleutel": []}],
        "paths": paden,
        "components": {
            "schemas": {**delen, "Fout": FOUT, "Feitfout": FEITFOUT},
            "securitySchemes": {"sleutel": {"type": "http", "scheme": "bearer"}},
        },
    }


def _pad(regel: Regel, feiten: dict[str, Any], uitkomst: dict[str, Any]) -> dict[str, Any]:
    return {
        "post": {
            "operationId": regel.naam,
            "tags": [regel.onderwerp],
            "summary": regel.vraag,
            "description": regel.toelichting,
            "parameters": [
                {
                    "name": "op",
                    "in": "query",
                    "description": "Op welke dag; standaard de dag in de feiten, of vandaag.",
                    "schema": {"type": "string", "format": "date"},
                }
            ],
            "requestBody": {"required": True, "content": {"application/json": {"schema": feiten}}},
            "responses": {
                "200": {
                    "description": "Het antwoord met de redenen; 'ontbrekend' zegt welke feiten er niet zijn.",
                    "content": {"application/json": {"schema": uitkomst}},
                },
                **{code: _foutantwoord(tekst) for code, tekst in FOUTEN.items()},
            },
        }
    }


FOUTEN = {
    "401": "De sleutel ontbreekt, is verlopen of gestopt.",
    "403": "Wie bij de sleutel hoort, mag dit niet.",
    "413": "De vraag is te groot.",
    "422": "De feiten kloppen niet; elke fout staat erbij.",
}


def _foutantwoord(tekst: str) -> dict[str, Any]:
    return {"description": tekst, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Fout"}}}}
