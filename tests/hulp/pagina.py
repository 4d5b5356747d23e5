"""What holds for every page, asked in a real browser.

Each check gives a list of sentences, empty when all is well, so that one visit can report everything it found.
"""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NAUW, BREED = BREEDTEN = (320, 1366)
ALLES = bool(os.environ.get("STELSEL_TOETS_ALLES"))
# Which colours axe sees at which width.
KLEUREN = dict.fromkeys(BREEDTEN, ("light", "dark")) if ALLES else {NAUW: ("dark",), BREED: ("light",)}
# A long page has many links; past this many the rest is of the same kind (rows of a table).
HOOGSTENS_TABS = 120

BEDIENBAAR = """() => {
  const zichtbaar = el => el.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
  const alle = [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]')];
  const naam = el => el.tagName.toLowerCase() + (el.id ? '#' + el.id : '') + ' '
    + (el.getAttribute('aria-label') || el.textContent || el.name || '').trim().slice(0, 40);
  window.__stelsel = alle.filter(el => zichtbaar(el) && !el.disabled && el.type !== 'hidden'
    && !el.matches('[tabindex="-1"]') && !el.closest('[inert]'));
  // Of a group of radio buttons the browser gives Tab to one.
  const groepen = {};
  window.__stelsel = window.__stelsel.filter(el => {
    if (el.type !== 'radio') return true;
    const groep = (el.form ? el.form.id : '') + '/' + el.name;
    const mijn = groepen[groep] ??= el.form?.querySelector(`[name="${el.name}"]:checked`) || el;
    return mijn === el;
  });
  return window.__stelsel.map(naam);
}"""
ZONDER_FOCUS = "document.activeElement?.blur(); window.getSelection().removeAllRanges()"
UITBEWOGEN = """() => Promise.allSettled(document.getAnimations()
  .filter(beweging => beweging.effect.getComputedTiming().endTime < 5000).map(beweging => beweging.finished))"""
# Each control that gets the focus is written down, with whether it shows that; once, because Tab may stop more often
# inside one (a date has a day, a month, a year and a calendar).
SPOOR = """() => { window.__spoor = new Map();
  document.addEventListener('focusin', gebeurtenis => {
    const nummer = window.__stelsel.indexOf(gebeurtenis.target), stijl = getComputedStyle(gebeurtenis.target);
    if (nummer >= 0 && !window.__spoor.has(nummer))
      window.__spoor.set(nummer, stijl.outlineStyle !== 'none' || stijl.boxShadow !== 'none');
  });
  return document.querySelectorAll('input[type=date], input[type=time], input[type=month]').length; }"""


@functools.cache
def _axe() -> str:
    return (Path(__file__).parent / "axe.min.js").read_text("utf-8")


def axe(page: Page) -> list[str]:
    """What axe finds. Injected past the Content-Security-Policy, that stays on for the page itself."""
    page.evaluate(_axe())
    uitkomst = page.evaluate("normen => axe.run(document, {runOnly: normen})", NORMEN)
    return [
        f"axe {regel['id']} ({regel['impact']}): {[knoop['target'] for knoop in regel['nodes'][:4]]}"
        for regel in uitkomst["violations"]
    ]


def zijwaarts(page: Page) -> list[str]:
    """Does the page as a whole scroll sideways? (WCAG 1.4.10, that axe does not check)"""
    breed, venster = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return [f"schuift zijwaarts: {breed} in {venster} px"] if breed > venster else []


def tab(page: Page, hoogstens: int = HOOGSTENS_TABS) -> list[str]:
    """Press Tab through the page: every control comes by, and shows that it is there."""
    namen = page.evaluate(BEDIENBAAR)
    data = page.evaluate(SPOOR)
    page.evaluate(ZONDER_FOCUS)
    for _ in range(min(len(namen), hoogstens) + 4 + 3 * data):
        page.keyboard.press("Tab")
    gezien = dict(page.evaluate("[...window.__spoor]"))
    return [f"niet te bereiken met Tab: {naam}" for n, naam in enumerate(namen[:hoogstens]) if n not in gezien] + [
        f"toont geen focus: {namen[n]}" for n, zichtbaar in gezien.items() if not zichtbaar
    ]


def past(page: Page) -> list[str]:
    """Does the page fit, at both widths?"""
    fout = []
    for breedte in BREEDTEN:
        page.set_viewport_size({"width": breedte, "height": 768})
        fout += [f"{breedte} px: {zin}" for zin in zijwaarts(page)]
    return fout


def bekijk(page: Page, *, kort: bool = False) -> list[str]:
    """All checks on the page as it stands now: both widths, both colours, the keyboard.

    In a daily run each width is seen in one colour, and a page that was seen before (`kort`) once by axe and along its
    frame by keyboard; `--alles` does every width in every colour.
    """
    fout = []
    page.wait_for_load_state()
    for breedte, kleuren in KLEUREN.items():
        page.set_viewport_size({"width": breedte, "height": 768})
        page.evaluate(ZONDER_FOCUS)  # a link that shows itself on focus would lie over another
        fout += [f"{breedte} px: {zin}" for zin in zijwaarts(page)]
        if kort and breedte == NAUW:
            continue
        for kleur in kleuren:
            page.emulate_media(color_scheme=kleur, reduced_motion="reduce")
            page.evaluate(UITBEWOGEN)  # a colour halfway its transition has another contrast
            fout += [f"{breedte} px, {kleur}: {zin}" for zin in axe(page)]
        fout += [f"{breedte} px: {zin}" for zin in tab(page, 30 if kort else HOOGSTENS_TABS)]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return fout
