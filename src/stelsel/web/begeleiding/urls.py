"""Addresses of this app. A person is its random id; what is under `mijn/` is about who asks."""

from __future__ import annotations

from django.urls import path

from stelsel.web.begeleiding.views import (
    afspraak,
    bestand,
    caseload,
    groep,
    groepen,
    les,
    mijn,
    notitie,
    overdracht,
    plan,
    ronde,
    soorten,
    team,
    teambeeld,
    vragen,
    wens,
)

app_name = "begeleiding"
urlpatterns = [
    path("", groep.mijn_groep, name="groep"),
    path("caseload/", caseload.mijn_caseload, name="caseload"),
    path("les/", les.in_de_les, name="les"),
    path("team/", team.teamafspraken, name="team"),
    path("team/<uuid:afspraak>/", team.stop, name="team_stop"),
    path("team/beeld/", teambeeld.mijn_team, name="teambeeld"),
    path("soorten/", soorten.soorten, name="soorten"),
    path("groepen/", groepen.groepen, name="groepen"),
    path("groepen/<uuid:groep>/", groepen.leden, name="groep_leden"),
    path("groepen/<uuid:groep>/groepsplan.pdf", bestand.groepsplan, name="groepsplan"),
    path("mijn/", mijn.mijn_plan, name="mijn"),
    path("mijn/vragen/", vragen.mijn_vragen, name="mijn_vragen"),
    path("mijn/<slug:vorm>.pdf", bestand.mijn_bestand, name="mijn_bestand"),
    path("<uuid:persoon>/<slug:vorm>.pdf", bestand.bestand, name="bestand"),
    path("<uuid:persoon>/", plan.plan, name="plan"),
    path("<uuid:persoon>/notitie/", notitie.notitie, name="notitie"),
    path("<uuid:persoon>/notitie/<uuid:notitie>/", notitie.verbeteren, name="verbeteren"),
    path("<uuid:persoon>/ronde/", ronde.begin, name="ronde"),
    path("<uuid:persoon>/bespreking/", ronde.bespreking, name="bespreking"),
    path("<uuid:persoon>/evaluatie/", ronde.evaluatie, name="evaluatie"),
    path("<uuid:persoon>/wens/", wens.wens, name="wens"),
    path("<uuid:persoon>/later/", wens.later, name="later"),
    path("<uuid:persoon>/vragen/", vragen.vragen, name="vragen"),
    path("<uuid:persoon>/voorbereiding/", overdracht.voorbereiding, name="voorbereiding"),
    path("<uuid:persoon>/overdracht/", overdracht.overdracht, name="overdracht"),
    path("<uuid:persoon>/afspraak/<uuid:afspraak>/", afspraak.afspraak, name="afspraak"),
    path("<uuid:persoon>/behoefte/<uuid:behoefte>/", afspraak.behoefte, name="behoefte"),
    path("<uuid:persoon>/woord/<uuid:woord>/", afspraak.woord, name="woord"),
    path("<uuid:persoon>/werkaantekening/<uuid:aantekening>/", notitie.werkaantekening, name="werkaantekening"),
]
