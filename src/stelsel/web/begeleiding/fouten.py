"""What can be wrong with what somebody hands in, each tied to the field where it was typed."""

from __future__ import annotations

from stelsel.kern.fouten import StelselFout


class Veldfout(StelselFout):
    """Something at one field. `veld` is its name in the form; '' is the form as a whole."""

    def __init__(self, veld: str, wat: str, *, doe: str, code: str) -> None:
        super().__init__(wat, doe=doe, code=code)
        self.veld = veld


class Ingehaald(StelselFout):
    """Somebody else changed it in the meantime."""
