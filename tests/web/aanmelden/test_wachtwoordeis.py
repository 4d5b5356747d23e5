"""What a password must be: long, not easily guessed, and not in the list of leaked ones that a school may have."""

from __future__ import annotations

import hashlib
import random

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stelsel.web.aanmelden.wachtwoordeis import staat_in


@pytest.mark.parametrize(
    "zwak",
    [
        *("Wachtwoord2026!", "welkom123456", "123456789012", "abcdefghijkl", "aaaaaaaaaaaa", "Zomer-2026-!!", "kort"),
        *("abcabcabcabc", "qwertyuiopas", "!!!password!!!", "1234-1234-1234", "210987654321"),
    ],
)
def test_makkelijk_te_raden(zwak) -> None:
    with pytest.raises(ValidationError):
        validate_password(zwak)


@pytest.mark.parametrize("goed", ["paard accu nietje vlag", "een-lang-wachtwoord", "Xk7-vq2Lm0pQz", "zomerse tocht 7"])
def test_wat_wel_mag(goed) -> None:
    validate_password(goed)


def _som(tekst: str) -> str:
    return hashlib.sha1(tekst.encode()).hexdigest().upper()


@pytest.fixture(scope="module")
def lijst(tmp_path_factory):
    """A list as Have I Been Pwned delivers it: ordered, CRLF, counts of any length; and what is in it."""
    lot = random.Random(7)
    woorden = [f"gelekt wachtwoord {nummer}" for nummer in range(3000)]
    pad = tmp_path_factory.mktemp("hibp") / "pwned-passwords-sha1-ordered-by-hash-v8.txt"
    regels = sorted(f"{_som(woord)}:{lot.choice((1, 23, 456789, 37359195))}" for woord in woorden)
    pad.write_bytes(("\r\n".join(regels) + "\r\n").encode())
    return pad, woorden, [regel[:40] for regel in regels]


def test_alles_wat_erin_staat_wordt_gevonden(lijst) -> None:
    pad, _, sommen = lijst
    assert all(staat_in(pad, som) for som in sommen)
    assert staat_in(pad, sommen[0]) and staat_in(pad, sommen[-1])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(som=st.one_of(st.text("0123456789ABCDEF", min_size=40, max_size=40), st.sampled_from(["0" * 40, "F" * 40])))
def test_wat_er_niet_in_staat_niet(lijst, som) -> None:
    pad, _, sommen = lijst
    assert staat_in(pad, som) == (som in sommen)


@pytest.mark.parametrize("inhoud", ["", "A\n", f"{'A' * 40}:1", f"{'A' * 40}:1\n{'C' * 40}:2"])
def test_korte_lijsten(tmp_path, inhoud) -> None:
    pad = tmp_path / "lijst.txt"
    pad.write_text(inhoud)
    assert staat_in(pad, "A" * 40) == (len(inhoud) > 10)
    assert not staat_in(pad, "B" * 40)


def test_een_gelekt_wachtwoord_wordt_geweigerd(lijst, settings) -> None:
    pad, woorden, _ = lijst
    validate_password(woorden[5])
    settings.GELEKTE_WACHTWOORDEN = str(pad)
    with pytest.raises(ValidationError, match="gelekte"):
        validate_password(woorden[5])
    validate_password("paard accu nietje vlag")
