"""Which students and members of staff have an e-mail address, for signing in with the institution."""

from __future__ import annotations

from stelsel.web.aanmelden.service import Herkend
from stelsel.web.studenten.models import Medewerker, Persoonsgegevens


def met_email(email: str) -> list[Herkend]:
    """Everybody with this address, as the administration says today; the same person once."""
    studenten = Persoonsgegevens.objects.geldend().filter(email__iexact=email, persoon__actueel=True)
    mensen = Medewerker.objects.geldend().filter(email__iexact=email)
    uuids = studenten.values_list("persoon__uuid", flat=True).distinct()
    # The same key at two schools of one board is not surely one person.
    sleutels = mensen.values_list("medewerker_id", "levering__brin").distinct()
    return [
        *(Herkend(persoon=uuid) for uuid in uuids),
        *(Herkend(medewerker_id=medewerker_id) for medewerker_id, _brin in sleutels),
    ]
