"""Every text has an English translation, and the catalogue is compiled as the gettext programs would."""

from __future__ import annotations

import gettext

import pytest

from stelsel.kern.fouten import StelselFout
from stelsel.web.site import teksten, vertalingen


@pytest.mark.parametrize(
    "app",
    ["gedeeld", "beheer", "aanmelden", "privacy", "studenten", "kwaliteit", "werklijst", "naslag", "site"],
)
def test_alles_is_vertaald(app) -> None:
    """What is missing: `stelsel beheer vertalingen --controleer`; `--aanvullen APP` puts it ready."""
    assert teksten.gebreken(app) == []


def test_compileren_is_terug_te_lezen(tmp_path) -> None:
    bron = {
        "Eén": "One",
        "%(n)s regel\x00%(n)s regels": "%(n)s line\x00%(n)s lines",
        "menu\x04Open": "Open",
        "twee\nregels": "two\nlines",
    }
    pad = tmp_path / "en" / "django.mo"
    vertalingen.schrijf_mo(bron, pad)
    with pad.open("rb") as bestand:
        terug = gettext.GNUTranslations(bestand)
    assert terug.gettext("Eén") == "One"
    assert terug.gettext("twee\nregels") == "two\nlines"
    assert [terug.ngettext("%(n)s regel", "%(n)s regels", n) for n in (1, 2)] == ["%(n)s line", "%(n)s lines"]
    assert terug.pgettext("menu", "Open") == "Open"
    assert terug.gettext("Niet vertaald") == "Niet vertaald"


def test_po_lezen(tmp_path) -> None:
    pad = tmp_path / "app" / "locale" / "en" / "LC_MESSAGES" / "django.po"
    pad.parent.mkdir(parents=True)
    pad.write_text(
        '# x\nmsgid "a"\nmsgstr "A"\n\nmsgid ""\n"lang "\n"verhaal"\nmsgstr "story"\n\nmsgid "leeg"\nmsgstr ""\n'
    )
    assert vertalingen.lees_po(pad) == {"a": "A", "lang verhaal": "story"}
    pad.write_text('msgid "a"\nmsgstr "A\n')
    with pytest.raises(StelselFout) as fout:
        vertalingen.lees_po(pad)
    assert fout.value.waar == "django.po van app, regel 2"


def test_teksten_vinden() -> None:
    python = 'x = _("een") + gettext_lazy("twee " "delen")\ny = ngettext("n", "nn", 3)\n_(naam)'
    assert sorted(teksten._in_python(python)) == ["een", "n\x00nn", "twee delen"]
    sjabloon = '{% trans "een" %}{% blocktrans with x=y count n=z %}{{ x }} a{% plural %}{{ x }} b{% endblocktrans %}'
    assert sorted(teksten._in_sjabloon(sjabloon)) == ["%(x)s a\x00%(x)s b", "een"]
    assert list(teksten._in_data([{"titel": "t", "naam": "n"}], ("titel",))) == ["t"]
