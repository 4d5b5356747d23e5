"""Template filters for dates and numbers; see `stelsel.web.gedeeld.notatie`. Built in: no {% load %} needed."""

from __future__ import annotations

from django import template

from stelsel.web.gedeeld import notatie

register = template.Library()

register.filter("datum", notatie.datum)
register.filter("datum_lang", notatie.datum_lang)
register.filter("datum_voluit", notatie.datum_voluit)
register.filter("datum_cijfers", notatie.datum_cijfers)
register.filter("tijd", notatie.tijd)
register.filter("dichtbij", notatie.dichtbij)
register.filter("getal", notatie.getal)
register.filter("procent", notatie.procent)
register.filter("verschil", notatie.verschil)
register.filter("studiejaar", notatie.studiejaar)
