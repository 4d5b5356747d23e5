"""The forms in which a student gets his data: PDF to read, JSON and CSV for another program."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from stelsel.web.privacy.inzage import alles_van, om_mee_te_nemen
from stelsel.web.privacy.vormen.json_ import als_json
from stelsel.web.privacy.vormen.pdf import als_pdf
from stelsel.web.privacy.vormen.zip_ import als_zip

VORMEN = {
    "pdf": ("application/pdf", "mijn-gegevens.pdf", lambda persoon: als_pdf(alles_van(persoon))),
    "json": ("application/json", "mijn-gegevens.json", lambda persoon: als_json(alles_van(persoon))),
    "zip": ("application/zip", "mijn-gegevens-om-mee-te-nemen.zip", lambda persoon: als_zip(om_mee_te_nemen(persoon))),
}
"""Per form the media type, the name of the file, and what makes it of the public id of a student."""


def als_antwoord(persoon: UUID, vorm: str) -> HttpResponse:
    """The file, to save; no cache keeps it. Raises KeyError for another form, LookupError without the student."""
    soort, naam, maak = VORMEN[vorm]
    antwoord = HttpResponse(maak(persoon), content_type=soort)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
