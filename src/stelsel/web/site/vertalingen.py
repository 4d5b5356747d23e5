"""English texts: catalogues per app (`locale/en/LC_MESSAGES/django.po`), compiled without the gettext programs.

All apps together become one compiled catalogue in the data folder, made at every start (some ten milliseconds), so that
nothing binary is committed and nothing is written into the program's own folder.
"""

from __future__ import annotations

import ast
import os
import struct
from pathlib import Path

from stelsel.kern.fouten import StelselFout

WEB = Path(__file__).resolve().parent.parent


def po_bestanden() -> list[Path]:
    """The English source catalogues of all apps, in order of name."""
    return sorted(WEB.glob("*/locale/en/LC_MESSAGES/django.po"))


def lees_po(pad: Path) -> dict[str, str]:
    """msgid to msgstr of one catalogue; a context is joined with \\x04 and plurals with \\x00, as in a .mo file.

    Untranslated entries are left out. Raises StelselFout for a line that cannot be read.
    """
    uit: dict[str, str] = {}
    for nummer, stuk in _stukken(pad):
        velden = _velden(stuk, pad, nummer)
        if "msgid" not in velden:
            continue
        sleutel = velden["msgid"]
        if "msgid_plural" in velden:
            sleutel = f"{sleutel}\x00{velden['msgid_plural']}"
            vertaling = "\x00".join(velden[naam] for naam in sorted(velden) if naam.startswith("msgstr["))
        else:
            vertaling = velden.get("msgstr", "")
        if "msgctxt" in velden:
            sleutel = f"{velden['msgctxt']}\x04{sleutel}"
        if vertaling.strip("\x00"):
            uit[sleutel] = vertaling
    return uit


def _stukken(pad: Path) -> list[tuple[int, list[str]]]:
    stukken: list[tuple[int, list[str]]] = []
    nieuw = True
    for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1):
        kaal = regel.strip()
        if not kaal:
            nieuw = True
        elif not kaal.startswith("#"):
            if nieuw:
                stukken.append((nummer, []))
                nieuw = False
            stukken[-1][1].append(kaal)
    return stukken


def _velden(regels: list[str], pad: Path, nummer: int) -> dict[str, str]:
    velden: dict[str, str] = {}
    naam = ""
    for stap, regel in enumerate(regels):
        if not regel.startswith('"'):
            naam, _, regel = regel.partition(" ")
            velden[naam] = ""
        try:
            velden[naam] += ast.literal_eval(regel)
        except (ValueError, SyntaxError, KeyError):
            raise StelselFout(
                "Deze regel van het vertaalbestand is niet te lezen.",
                waar=f"{pad.name} van {pad.parents[3].name}, regel {nummer + stap}",
                verwacht="msgid of msgstr met een tekst tussen dubbele aanhalingstekens",
                doe="Verbeter de regel.",
                code="WEB-VERTALING-01",
            ) from None
    return velden


def schrijf_mo(teksten: dict[str, str], pad: Path) -> None:
    """Write a compiled catalogue (GNU .mo, version 0, without hash table), complete or not at all."""
    teksten = {"": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"} | {
        sleutel: waarde for sleutel, waarde in teksten.items() if sleutel
    }
    paren = sorted((sleutel.encode(), waarde.encode()) for sleutel, waarde in teksten.items())
    begin = 28 + 16 * len(paren)
    sleutels = b"".join(sleutel + b"\0" for sleutel, _ in paren)
    tabel_1, tabel_2, plek_1, plek_2 = [], [], begin, begin + len(sleutels)
    for sleutel, waarde in paren:
        tabel_1 += [len(sleutel), plek_1]
        tabel_2 += [len(waarde), plek_2]
        plek_1 += len(sleutel) + 1
        plek_2 += len(waarde) + 1
    kop = struct.pack("<7I", 0x950412DE, 0, len(paren), 28, 28 + 8 * len(paren), 0, 0)
    inhoud = kop + struct.pack(f"<{4 * len(paren)}I", *tabel_1, *tabel_2) + sleutels
    inhoud += b"".join(waarde + b"\0" for _, waarde in paren)
    pad.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
    tijdelijk.write_bytes(inhoud)
    tijdelijk.replace(pad)


def werk_bij() -> Path:
    """Compile all catalogues into the data folder; returns the .mo file."""
    from django.conf import settings

    doel = Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.mo"
    teksten: dict[str, str] = {}
    for bron in po_bestanden():
        teksten |= lees_po(bron)
    schrijf_mo(teksten, doel)
    return doel
