"""Stelsel: open software for the Dutch mbo. Register once, decide by rule, support in cycles, measure."""

VERSIE = "0.1.0"
