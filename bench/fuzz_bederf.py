"""Damage done to a good file: bytes, lines, fields, encodings, size, and what only XML can suffer."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

WAARDEN = (
    *("", " ", "\t", "\0", "\x1a", "\x7f", "é", "\ufeff", "\u2028", "\u202e", "٢٠٠٥", '"', '""', "'", "\\"),
    *(";", "|", ","),
    *("-1", "0", "1e5", "nan", "inf", "1.000", "0,5", "9" * 20, "12.3456789", "-0", "+7", "000000000", "990000011"),
    *("0000-00-00", "2024-02-30", "9999-12-31", "1-8-2024", "20240230", "2025-03-30 02:30:00", "20250330T023000"),
    *("J", "N", "true", "false", "99XX", "VLP", "PER", "SLR", "NULL", "=1+1", "../../x", "%s{}{0}", "MBO-9"),
)
XML = (
    *("<a>", "</a>", "<a/>", "<Inschrijving>", "</Inschrijving>", "<Diploma>", "</Diploma>"),
    *("<Teldatum>", "</Teldatum>"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<?x?>", "<!DOCTYPE x>", '<!ENTITY a "b">', "&a;", "&#0;", "&#65;", "&amp;"),
    *(' xsi:nil="true"', ' a="', ">", "<", "&", "</Bekostigingsgrondslagen>", "<Bekostigingsgrondslagen>", "\ufffe"),
)
CODERINGEN = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "cp037", "utf-7")
ANDERE_TEKENS = ((b"|", b";"), (b";", b"|"), (b",", b";"), (b"\r\n", b"\n"), (b"\n", b"\r"), (b"\n", b"\r\r\n"))
EINDELOOS = (b"9", b"x", b" ", b"\n", b"\r", b'"', b"|", b";", b"\xc3\xa9", b"\0", b"<", b"&", b"<a>", b"<a/>")
GROOT = 1_000_000
Bederf = Callable[[bytes, random.Random], bytes]


def _plek(inhoud: bytes, r: random.Random) -> int:
    return r.randrange(len(inhoud) + 1)


def _stuk(inhoud: bytes, r: random.Random) -> tuple[int, int]:
    begin = _plek(inhoud, r)
    return begin, min(len(inhoud), begin + int(2 ** r.uniform(0, 12)))


def bytes_anders(inhoud: bytes, r: random.Random) -> bytes:
    """Some bytes become others."""
    nieuw = bytearray(inhoud)
    for _ in range(r.randrange(1, 20)):
        if nieuw:
            nieuw[r.randrange(len(nieuw))] = r.randrange(256)
    return bytes(nieuw)


def erin(inhoud: bytes, r: random.Random) -> bytes:
    """Something strange is put in somewhere."""
    plek = _plek(inhoud, r)
    return inhoud[:plek] + r.choice(WAARDEN).encode() + inhoud[plek:]


def eruit(inhoud: bytes, r: random.Random) -> bytes:
    """A piece is cut out."""
    begin, einde = _stuk(inhoud, r)
    return inhoud[:begin] + inhoud[einde:]


def nog_eens(inhoud: bytes, r: random.Random) -> bytes:
    """A piece stands somewhere else again."""
    begin, einde = _stuk(inhoud, r)
    plek = _plek(inhoud, r)
    return inhoud[:plek] + inhoud[begin:einde] + inhoud[plek:]


def afgebroken(inhoud: bytes, r: random.Random) -> bytes:
    """The end is missing."""
    return inhoud[: _plek(inhoud, r)]


def vaker(inhoud: bytes, r: random.Random) -> bytes:
    """The whole file a number of times."""
    return (inhoud * r.randrange(2, 12))[: 4 * GROOT]


def regels(inhoud: bytes, r: random.Random) -> bytes:
    """A line goes, comes twice, or changes places; now and then all are shuffled."""
    lijst = inhoud.splitlines(keepends=True) or [b""]
    i, j = r.randrange(len(lijst)), r.randrange(len(lijst))
    keuze = r.randrange(10)
    if keuze < 3:
        del lijst[i]
    elif keuze < 6:
        lijst.insert(j, lijst[i])
    elif keuze < 9:
        lijst[i], lijst[j] = lijst[j], lijst[i]
    else:
        r.shuffle(lijst)
    return b"".join(lijst)


def veld(inhoud: bytes, r: random.Random) -> bytes:
    """A field gets another value, changes places, goes or comes; in XML the text between two tags is a field."""
    lijst = inhoud.splitlines(keepends=True) or [b""]
    i = r.randrange(len(lijst))
    delen = re.split(rb"([|;,<>])", lijst[i])
    k, m = r.randrange(0, len(delen), 2), r.randrange(0, len(delen), 2)
    keuze = r.randrange(10)
    if keuze < 6:
        delen[k] = r.choice(WAARDEN).encode()
    elif keuze < 8:
        delen[k], delen[m] = delen[m], delen[k]
    elif keuze < 9:
        del delen[k : k + 2]
    else:
        delen[k] += r.choice((b"|", b";", b",")) + delen[m]
    lijst[i] = b"".join(delen)
    return b"".join(lijst)


def groot_veld(inhoud: bytes, r: random.Random) -> bytes:
    """Something endless is put in somewhere."""
    plek = _plek(inhoud, r)
    return inhoud[:plek] + r.choice(EINDELOOS) * int(2 ** r.uniform(4, 18)) + inhoud[plek:]


def scheiding(inhoud: bytes, r: random.Random) -> bytes:
    """Another separator, or another line end, in the whole file or from somewhere on."""
    plek = r.choice((0, _plek(inhoud, r)))
    van, naar = r.choice(ANDERE_TEKENS)
    return inhoud[:plek] + inhoud[plek:].replace(van, naar)


def codering(inhoud: bytes, r: random.Random) -> bytes:
    """Another encoding, or a byte order mark."""
    if r.random() < 0.3:
        return b"\xef\xbb\xbf" + inhoud
    return inhoud.decode("utf-8", "replace").encode(r.choice(CODERINGEN), "replace")


def xml(inhoud: bytes, r: random.Random) -> bytes:
    """What only XML can suffer: a tag or word of XML, at a tag or anywhere, a few times or very often."""
    plekken = [gevonden.start() for gevonden in re.finditer(b"<", inhoud)]
    plek = r.choice(plekken) if plekken and r.random() < 0.7 else _plek(inhoud, r)
    keer = r.choice((1, 1, 1, 2, 60, 5000))
    return inhoud[:plek] + r.choice(XML).encode() * keer + inhoud[plek:]


TEKST: tuple[Bederf, ...] = (
    *(bytes_anders, erin, eruit, nog_eens, regels, regels, veld, veld, veld, veld, scheiding),
    *(afgebroken, vaker, groot_veld, codering),
)
IN_XML: tuple[Bederf, ...] = (
    *(bytes_anders, erin, eruit, nog_eens, regels, veld, veld, xml, xml, xml),
    *(afgebroken, vaker, groot_veld, codering),
)


def bederf(inhoud: bytes, zaad: str) -> bytes:
    """The file with some damage; the same for the same `zaad`."""
    r = random.Random(zaad)
    keuze = IN_XML if inhoud.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") else TEKST
    for _ in range(int(2 ** r.uniform(0, 4))):
        inhoud = r.choice(keuze)(inhoud, r)
    return inhoud[: 8 * GROOT]
