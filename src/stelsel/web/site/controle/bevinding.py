"""What a check says."""

from __future__ import annotations

from dataclasses import asdict, dataclass

ERNST = ("fout", "let op")
"""'fout': do not go live with it. 'let op': look at it."""


@dataclass(frozen=True)
class Bevinding:
    """One finding: what is wrong, where, why it matters, and what to do. `code` never changes its meaning."""

    code: str
    ernst: str
    wat: str
    waar: str
    waarom: str
    doe: str

    def als_dict(self) -> dict[str, str]:
        """For JSON."""
        return asdict(self)
