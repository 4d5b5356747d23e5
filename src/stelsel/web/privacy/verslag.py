"""The report of a retention run: what was removed under which term, as counts, with a signature (Ed25519).

The private key stands in `geheim/verslagen`; the report bears the public one, so that anybody can check it who knows
that key. It holds no person.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from stelsel import VERSIE
from stelsel.kern.fouten import StelselFout
from stelsel.kern.geheim import map_voor_mij, schrijf_eenmalig
from stelsel.kern.tijd import nu
from stelsel.web.beheer.service import log
from stelsel.web.privacy.opruimen import Ruiming

MAP = "opruimverslagen"


def bewaar_verslag(dag: date, ruimingen: Iterable[Ruiming]) -> Path:
    """Write and sign the report of what was removed; returns its file (mode 0600)."""
    moment = nu()
    inhoud = {
        "soort": "stelsel-bewaartermijnen",
        "stelsel": VERSIE,
        "gemaakt": moment.isoformat(timespec="seconds"),
        "peildatum": dag.isoformat(),
        "ruimingen": [asdict(ruiming) | {"grens": ruiming.grens.isoformat()} for ruiming in ruimingen],
    }
    sleutel = _sleutel()
    verslag = {
        "inhoud": inhoud,
        "sleutel": sleutel.public_key().public_bytes_raw().hex(),
        "handtekening": sleutel.sign(_bytes(inhoud)).hex(),
    }
    pad = map_voor_mij(settings.GEGEVENS / MAP) / f"{moment:%Y%m%dT%H%M%S%f}.json"
    schrijf_eenmalig(pad, json.dumps(verslag, ensure_ascii=False, indent=2) + "\n")
    log(None, "privacy.opruimverslag", onderwerp=pad.name, doel=verslag["handtekening"][:64])
    return pad


def controleer_verslag(pad: Path) -> dict:
    """The content of a report of this installation. Raises StelselFout when it is none, or was changed."""
    try:
        verslag = json.loads(pad.read_text(encoding="utf-8"))
        inhoud, handtekening = verslag["inhoud"], bytes.fromhex(verslag["handtekening"])
        sleutel = Ed25519PublicKey.from_public_bytes(bytes.fromhex(verslag["sleutel"]))
    except (OSError, ValueError, TypeError, KeyError):
        raise StelselFout(
            "Dit is geen verslag van 'stelsel bewaartermijnen'.",
            waar=pad.name,
            verwacht=f"een JSON-bestand uit de map {MAP} van de gegevensmap",
            doe="Kijk of het pad klopt.",
            code="PRIV-VERSLAG-01",
            exitcode=2,
        ) from None
    if sleutel != _sleutel().public_key():
        raise StelselFout(
            "Dit verslag is met een andere sleutel getekend.",
            waar=pad.name,
            verwacht="een verslag van deze installatie",
            doe="Controleer het op de installatie die het maakte, of met de sleutel uit haar reservekopie.",
            code="PRIV-VERSLAG-02",
        )
    try:
        sleutel.verify(handtekening, _bytes(inhoud))
    except InvalidSignature:
        raise StelselFout(
            "Dit verslag is veranderd nadat het is getekend.",
            waar=pad.name,
            doe="Zoek het oorspronkelijke verslag in een reservekopie en waarschuw de privacyfunctionaris.",
            code="PRIV-VERSLAG-03",
        ) from None
    return inhoud


def _sleutel() -> Ed25519PrivateKey:
    pad = map_voor_mij(settings.GEGEVENS / "geheim" / "verslagen") / "1"
    schrijf_eenmalig(pad, Ed25519PrivateKey.generate().private_bytes_raw().hex())
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(pad.read_text().strip()))


def _bytes(inhoud: dict) -> bytes:
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
