"""How long a password must be, said in our own words."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KORTSTE = 12


class LangGenoeg:
    """Password validator: at least KORTSTE characters."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError for a password that is too short."""
        if len(password) < KORTSTE:
            raise ValidationError(_("Maak het wachtwoord ten minste %(n)s tekens lang.") % {"n": KORTSTE})

    def get_help_text(self) -> str:
        """The same rule, for beside a field."""
        return _("Maak het wachtwoord ten minste %(n)s tekens lang.") % {"n": KORTSTE}
