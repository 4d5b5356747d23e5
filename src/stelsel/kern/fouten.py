"""The one error a user gets to see, in the form of the written standard (docs/fouten.md).

An error says what is wrong, where, what was expected and what to do. It never holds a personal value.
"""

from __future__ import annotations


class StelselFout(Exception):
    """Something a user can understand and act on.

    `wat` is one calm sentence. `waar` names file, line, field or option; `verwacht` says what would have been
    right; `doe` the next step. `code` is stable and may be scripted against. `exitcode` is what the command
    line ends with: 1 for an answer that is not right, 2 when there is no answer at all.
    """

    def __init__(
        self,
        wat: str,
        *,
        waar: str = "",
        verwacht: str = "",
        doe: str = "",
        code: str = "",
        exitcode: int = 1,
    ) -> None:
        super().__init__(wat)
        self.wat = wat
        self.waar = waar
        self.verwacht = verwacht
        self.doe = doe
        self.code = code
        self.exitcode = exitcode

    def als_dict(self) -> dict[str, str]:
        """The error for a machine: the filled parts only."""
        delen = {
            "code": self.code,
            "wat": self.wat,
            "waar": self.waar,
            "verwacht": self.verwacht,
            "doe": self.doe,
        }
        return {naam: tekst for naam, tekst in delen.items() if tekst}

    def als_tekst(self) -> str:
        """The error for a person: the sentence, then a line for each part that is known."""
        regels = [self.wat]
        for kop, tekst in (("Waar", self.waar), ("Verwacht", self.verwacht), ("Wat je doet", self.doe)):
            if tekst:
                regels.append(f"  {kop}: {tekst}")
        return "\n".join(regels)
