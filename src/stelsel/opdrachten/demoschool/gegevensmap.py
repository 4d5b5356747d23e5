"""The folder of a demo: recognised by its own file, never taken over from or mistaken for a real installation."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from stelsel.kern.fouten import StelselFout

KENMERK = "demo.json"
SLOT = "demo.slot"
# What any command may leave in a folder before there is a school in it.
ONSCHULDIG = {"geheim", "tijdelijk", "vertalingen", SLOT}


class Demomap:
    """One data folder with a demo in it. `klaar` tells whether the first start got to its end."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad.absolute()

    @property
    def klaar(self) -> bool:
        """Did a first start finish here? A folder without this was left halfway and is filled anew."""
        return bool(self._kenmerk().get("klaar"))

    def _kenmerk(self) -> dict[str, object]:
        try:
            inhoud = json.loads((self.pad / KENMERK).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return inhoud if isinstance(inhoud, dict) and inhoud.get("soort") == "stelsel-demo" else {}

    def controleer(self) -> None:
        """Raise StelselFout when the folder holds something else than a demo."""
        if not self.pad.exists() or self._kenmerk():
            return
        if self.pad.is_dir() and {naam.name for naam in self.pad.iterdir()} <= ONSCHULDIG:
            return
        raise StelselFout(
            "In deze map staat iets anders dan een demo; er is niets aan veranderd.",
            waar=str(self.pad),
            verwacht="een lege map, of een map die ./stelsel demo eerder maakte",
            doe="Wijs een andere map aan: STELSEL_GEGEVENS=/pad/naar/lege-map ./stelsel demo",
            code="DEMO-MAP-01",
            exitcode=2,
        )

    def maak_leeg(self) -> None:
        """Start over: remove all of an earlier demo, and mark the folder as a demo that is not finished."""
        self.controleer()
        self.pad.mkdir(parents=True, exist_ok=True)
        self.pad.chmod(0o700)
        self._schrijf(klaar=False)
        for onderdeel in self.pad.iterdir():
            if onderdeel.name in {KENMERK, SLOT}:
                continue
            if onderdeel.is_dir() and not onderdeel.is_symlink():
                shutil.rmtree(onderdeel)
            else:
                onderdeel.unlink()

    def is_klaar(self) -> None:
        """Write down that the school is complete."""
        self._schrijf(klaar=True)

    def _schrijf(self, *, klaar: bool) -> None:
        nieuw = self.pad / f".{KENMERK}"
        nieuw.write_text(json.dumps({"soort": "stelsel-demo", "klaar": klaar}) + "\n", "utf-8")
        nieuw.replace(self.pad / KENMERK)

    @contextlib.contextmanager
    def voor_mij_alleen(self) -> Iterator[None]:
        """Hold the folder for this process; a second demo on the same data is told where the first one is.

        The kernel drops this lock with the process, so that a crash leaves nothing to clean up.
        """
        self.pad.mkdir(parents=True, exist_ok=True)
        with (self.pad / SLOT).open("a+", encoding="utf-8") as slot:
            try:
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                slot.seek(0)
                raise StelselFout(
                    "De demo draait al op deze gegevens.",
                    waar=slot.read().strip() or str(self.pad),
                    doe="Open dat adres, of stop de andere demo met Ctrl-C.",
                    code="DEMO-MAP-02",
                ) from None
            yield

    def onthoud_adres(self, adres: str) -> None:
        """Let a second demo tell where this one answers."""
        with (self.pad / SLOT).open("r+", encoding="utf-8") as slot:
            slot.truncate()
            slot.write(adres)
            slot.flush()
            os.fsync(slot.fileno())
