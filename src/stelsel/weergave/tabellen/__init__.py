"""Tables for people and programs: text and XLSX in Dutch notation; CSV, JSON and Parquet for further work."""

from __future__ import annotations

from stelsel.weergave.tabellen.uitvoer import VORMEN, als_bytes, als_csv, als_json, als_parquet

__all__ = ["VORMEN", "als_bytes", "als_csv", "als_json", "als_parquet"]
