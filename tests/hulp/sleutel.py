"""A passkey in software: answers what a browser with a key would answer, or something that is wrong."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

HIER = "http://localhost"
GEZIEN = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


@dataclass
class Sleutel:
    """One key for one site."""

    nummer: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    geheim: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    eigenaar: str = ""

    def _gegevens(self, soort: str, opties: dict, herkomst: str) -> CollectedClientData:
        return CollectedClientData.create(soort, opties["publicKey"]["challenge"], herkomst)

    def maak(self, opties: dict, *, herkomst: str = HIER, vlag: AuthenticatorData.FLAG = GEZIEN) -> str:
        """The answer to being made."""
        self.eigenaar = opties["publicKey"]["user"]["id"]
        openbaar = ES256.from_cryptography_key(self.geheim.public_key())
        sleutel = AttestedCredentialData.create(Aaguid.NONE, self.nummer, openbaar)
        huis = hashlib.sha256(opties["publicKey"]["rp"]["id"].encode()).digest()
        data = AuthenticatorData.create(huis, vlag | AuthenticatorData.FLAG.AT, 0, sleutel)
        antwoord = {
            "clientDataJSON": websafe_encode(self._gegevens("webauthn.create", opties, herkomst)),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        }
        return self._als_json(antwoord)

    def gebruik(
        self, opties: dict, *, herkomst: str = HIER, vlag: AuthenticatorData.FLAG = GEZIEN, eigenaar: str | None = None
    ) -> str:
        """The answer to being used."""
        klant = self._gegevens("webauthn.get", opties, herkomst)
        data = AuthenticatorData.create(hashlib.sha256(opties["publicKey"]["rpId"].encode()).digest(), vlag, 0)
        antwoord = {
            "clientDataJSON": websafe_encode(klant),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(self.geheim.sign(data + klant.hash, ec.ECDSA(SHA256()))),
            "userHandle": self.eigenaar if eigenaar is None else eigenaar,
        }
        return self._als_json(antwoord)

    def _als_json(self, antwoord: dict) -> str:
        nummer = websafe_encode(self.nummer)
        return json.dumps({"id": nummer, "rawId": nummer, "type": "public-key", "response": antwoord})
