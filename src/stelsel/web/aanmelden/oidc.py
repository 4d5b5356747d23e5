"""OpenID Connect, as far as signing in needs it: authorization code with PKCE, state and nonce (OIDC Core 3.1).

Everything that comes from the browser or the provider is doubted: the answer must belong to a question of this
session, the token must be signed by the provider that was configured, for us, now, and for that question. Roles are
never read from it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jwt
from django.conf import settings
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout

ALGORITMEN = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
GEDULD = 10.0
TEN_HOOGSTE = 1_000_000  # bytes of an answer
VERS = 3600.0  # seconds that the addresses and keys of the provider are remembered
SPELING = 60  # seconds that two clocks may differ


@dataclass(frozen=True)
class Vraag:
    """What was asked of the provider, kept in the session until the answer comes."""

    state: str
    nonce: str
    verifier: str
    doel: str
    sinds: float


def aan() -> bool:
    """Is signing in with the institution configured?"""
    return bool(settings.OIDC_ADRES)


def nieuwe_vraag(doel: str) -> Vraag:
    """Three secrets that no other session has."""
    return Vraag(*(secrets.token_urlsafe(32) for _ in range(3)), doel=doel, sinds=time.time())


def adres_van_aanbieder(vraag: Vraag, terug: str) -> str:
    """Where the browser goes to sign in."""
    som = hashlib.sha256(vraag.verifier.encode()).digest()
    velden = {
        "response_type": "code",
        "client_id": settings.OIDC_ID,
        "redirect_uri": terug,
        "scope": settings.OIDC_SCOPE,
        "state": vraag.state,
        "nonce": vraag.nonce,
        "code_challenge": base64.urlsafe_b64encode(som).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    if settings.OIDC_ACR:
        velden["acr_values"] = " ".join(settings.OIDC_ACR)
    adres = _aanbieder()["authorization_endpoint"]
    return f"{adres}{'&' if '?' in adres else '?'}{urllib.parse.urlencode(velden)}"


def wie_is_het(vraag: Vraag, code: str, terug: str) -> dict:
    """What the provider says of whoever signed in, proven. Raises StelselFout when it cannot be believed."""
    aanbieder = _aanbieder()
    velden = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": terug,
        "code_verifier": vraag.verifier,
    }
    gekregen = _haal(aanbieder["token_endpoint"], velden=velden, kop=_wie_wij_zijn())
    bewezen = _lees_token(str(gekregen.get("id_token", "")), vraag.nonce, aanbieder)
    if "userinfo_endpoint" not in aanbieder or not gekregen.get("access_token"):
        return bewezen
    meer = _haal(aanbieder["userinfo_endpoint"], kop=f"Bearer {gekregen['access_token']}")
    if meer.get("sub") != bewezen["sub"]:
        raise _onbetrouwbaar("iemand anders dan in het token")
    # What the token says of itself stays as it was signed.
    return {**meer, **{naam: waarde for naam, waarde in bewezen.items() if naam in _VAN_TOKEN or naam not in meer}}


_VAN_TOKEN = {"iss", "sub", "aud", "azp", "exp", "iat", "nonce", "acr", "amr", "auth_time"}


def _lees_token(token: str, nonce: str, aanbieder: dict) -> dict:
    try:
        kop = jwt.get_unverified_header(token)
        if kop.get("alg") not in ALGORITMEN:
            raise _onbetrouwbaar("een handtekening van een soort die niet mag")
        opties = {"require": ["iss", "sub", "aud", "exp", "iat"], "verify_exp": False, "verify_iat": False}
        gelezen = jwt.decode(
            token,
            _sleutel(aanbieder, kop.get("kid")),
            algorithms=[kop["alg"]],
            audience=settings.OIDC_ID,
            issuer=aanbieder["issuer"],
            options=opties | {"verify_nbf": False},
        )
    except jwt.PyJWTError as fout:
        raise _onbetrouwbaar(f"token: {type(fout).__name__}") from None
    _controleer(gelezen, nonce)
    return gelezen


def _controleer(gelezen: dict, nonce: str) -> None:
    """Now, for us alone, and an answer to our question. By the real clock: the provider knows no other."""
    moment = time.time()
    if not gelezen["exp"] > moment - SPELING or not gelezen["iat"] < moment + SPELING:
        raise _onbetrouwbaar("een token dat niet van nu is")
    if not constant_time_compare(str(gelezen.get("nonce", "")), nonce):
        raise _onbetrouwbaar("een token bij een andere vraag")
    meer_lezers = isinstance(gelezen["aud"], list) and len(gelezen["aud"]) > 1
    if gelezen.get("azp", None if meer_lezers else settings.OIDC_ID) != settings.OIDC_ID:
        raise _onbetrouwbaar("een token voor een ander")


def _sleutel(aanbieder: dict, kid: str | None) -> jwt.PyJWK:
    """The key that signed; a key we do not know yet makes us look once more."""
    for vers in (False, True):
        sleutels = jwt.PyJWKSet.from_dict(_bewaard(aanbieder["jwks_uri"], vers=vers)).keys
        for sleutel in sleutels:
            if sleutel.public_key_use in (None, "sig") and (sleutel.key_id == kid or (not kid and len(sleutels) == 1)):
                return sleutel
    raise _onbetrouwbaar("een sleutel die de aanbieder niet noemt")


def _aanbieder() -> dict:
    """The provider's own description: it must be that of the configured address."""
    adres = settings.OIDC_ADRES.rstrip("/")
    beschrijving = _bewaard(f"{adres}/.well-known/openid-configuration")
    if str(beschrijving.get("issuer", "")).rstrip("/") != adres:
        raise _onbetrouwbaar("een aanbieder die zich anders noemt")
    for naam in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        _eis_veilig(str(beschrijving.get(naam, "")))
    return beschrijving


@cache
def _kluis() -> dict[str, tuple[float, dict]]:
    return {}


def _bewaard(adres: str, *, vers: bool = False) -> dict:
    tijd, inhoud = _kluis().get(adres, (0.0, {}))
    if vers or time.time() - tijd > VERS:
        inhoud = _haal(adres)
        _kluis()[adres] = (time.time(), inhoud)
    return inhoud


def _wie_wij_zijn() -> str:
    geheim = Path(settings.OIDC_GEHEIM_BESTAND).read_text(encoding="utf-8").strip()
    delen = (urllib.parse.quote(deel, safe="") for deel in (settings.OIDC_ID, geheim))
    return f"Basic {base64.b64encode(':'.join(delen).encode()).decode()}"


def _eis_veilig(adres: str) -> None:
    deel = urllib.parse.urlsplit(adres)
    if deel.scheme != "https" and not (deel.scheme == "http" and deel.hostname in ("localhost", "127.0.0.1")):
        raise _onbetrouwbaar("een adres zonder https")


class _GeenOmleiding(urllib.request.HTTPRedirectHandler):
    """A secret goes where it was meant to go, and nowhere else."""

    def redirect_request(self, *args: object) -> None:
        return None


def _haal(adres: str, *, velden: dict | None = None, kop: str = "") -> dict:
    """JSON from the provider. Raises StelselFout when it gives none."""
    _eis_veilig(adres)
    inhoud = urllib.parse.urlencode(velden).encode() if velden else None
    vraag = urllib.request.Request(adres, data=inhoud, headers={"Accept": "application/json"})
    if kop:
        vraag.add_unredirected_header("Authorization", kop)
    try:
        with urllib.request.build_opener(_GeenOmleiding).open(vraag, timeout=GEDULD) as antwoord:
            gelezen = json.loads(antwoord.read(TEN_HOOGSTE))
    except urllib.error.HTTPError as fout:
        fout.close()
        raise _onbetrouwbaar(f"status {fout.code}") from None
    except (OSError, ValueError) as fout:
        raise StelselFout(
            _("Het inloggen van je instelling is nu niet te bereiken."),
            waar=type(fout).__name__,
            doe=_("Probeer het over een paar minuten opnieuw."),
            code="WEB-OIDC-01",
        ) from None
    if not isinstance(gelezen, dict):
        raise _onbetrouwbaar("geen object")
    return gelezen


def _onbetrouwbaar(wat: str) -> StelselFout:
    """`wat` goes into the technical log; it holds no value of the answer."""
    return StelselFout(
        _("Het antwoord van je instelling is niet te vertrouwen. Je bent niet ingelogd."),
        waar=wat,
        doe=_("Begin opnieuw met inloggen."),
        code="WEB-OIDC-02",
    )
