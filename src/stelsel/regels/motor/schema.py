"""JSON Schema (2020-12) of facts and outcomes, as JSON really writes them."""

from __future__ import annotations

from typing import Any

import msgspec


def schemas(soorten: list[type], verwijzing: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The schema of each type, and the shared definitions; `verwijzing` holds `{name}`.

    msgspec describes a Decimal as text; we read and write it as a number, and take text with a number in it too.
    """
    uit, delen = msgspec.json.schema_components(soorten, ref_template=verwijzing)
    return [_met_getallen(schema) for schema in uit], _met_getallen(delen)


def _met_getallen(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_met_getallen(deel) for deel in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        return {**schema, "type": ["number", "string"]}
    return {naam: _met_getallen(deel) for naam, deel in schema.items()}
