"""The question that belongs to a fact, by its path."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, get_args, get_origin

import msgspec

from stelsel.regels.motor.lezen import element, is_deel, is_lijst, ontleed, velden


@cache
def feitsoort(soort: type, pad: str) -> tuple[Any, msgspec.Meta | None]:
    """The bare type and the question of the fact at a path; `[n]` steps into a list. KeyError for no such fact."""
    meta: msgspec.Meta | None = None
    hint: Any = soort
    for stap in re.findall(r"[^.\[\]]+|\[\d*\]", pad):
        if stap.startswith("["):
            hint = ontleed(element(hint))[0]
            continue
        hint, eigen, _ = ontleed(velden(hint)[stap])
        meta = eigen or meta
    return hint, meta


def vraag_van(soort: type, pad: str) -> str:
    """The question in words."""
    meta = feitsoort(soort, pad)[1]
    return meta.description if meta and meta.description else pad


def is_jaartal(soort: type, pad: str) -> bool:
    """Whether the fact at a path is a year, or a list of years; no fact is none."""
    try:
        hint = feitsoort(soort, pad)[0]
    except (KeyError, IndexError, TypeError):
        return False
    hint = element(hint) if is_lijst(hint) else hint
    grenzen = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return any((grens.extra or {}).get("jaartal") for grens in grenzen)


def is_vast(soort: type, pad: str) -> bool:
    """Whether nobody can change this fact."""
    meta = feitsoort(soort, pad)[1]
    return bool(meta and (meta.extra or {}).get("vast"))


def paden(feiten: Any, voor: str = "") -> list[str]:
    """The path of every single fact in these facts, also the unknown ones; lists by index."""
    gevonden: list[str] = []
    for naam, hint in velden(type(feiten)).items():
        kaal, _, _ = ontleed(hint)
        waarde = getattr(feiten, naam)
        pad = f"{voor}{naam}"
        if is_deel(kaal):
            gevonden += paden(waarde, f"{pad}.") if waarde is not None else []
        elif is_lijst(kaal) and is_deel(ontleed(element(kaal))[0]):
            for plek, deel in enumerate(waarde or ()):
                gevonden += paden(deel, f"{pad}[{plek}].")
        else:
            gevonden.append(pad)
    return gevonden


def met(feiten: Any, pad: str, waarde: Any) -> Any:
    """The same facts with one of them changed."""
    stap, _, rest = pad.partition(".")
    naam, _, plek = stap.partition("[")
    oud = getattr(feiten, naam)
    if plek:
        index = int(plek[:-1])
        nieuw = (*oud[:index], met(oud[index], rest, waarde) if rest else waarde, *oud[index + 1 :])
    else:
        nieuw = met(oud, rest, waarde) if rest else waarde
    return msgspec.structs.replace(feiten, **{naam: nieuw})
