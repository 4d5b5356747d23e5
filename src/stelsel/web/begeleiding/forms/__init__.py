"""What people fill in. Each form says in `bron` which column a field writes; nobody types the same thing twice."""

from stelsel.web.begeleiding.forms.gesprek import (
    DOSSIER,
    ERBIJ,
    IK,
    Antwoordformulier,
    Daadformulier,
    Laterformulier,
    Notitieformulier,
    Verbeterformulier,
    Woordformulier,
    doeners_bij,
)
from stelsel.web.begeleiding.forms.ronde import (
    Besprekingformulier,
    Evaluatieformulier,
    Rondeformulier,
)
from stelsel.web.begeleiding.forms.team import (
    Groepformulier,
    Lidformulier,
    Subcategorieformulier,
    Teamformulier,
    Teamstopformulier,
)
from stelsel.web.begeleiding.forms.vooruit import (
    Overdrachtformulier,
    Terugmeldformulier,
    Voorbereidingformulier,
    Wensformulier,
)
from stelsel.web.begeleiding.forms.vragen import (
    Vragenformulier,
)

__all__ = [
    "DOSSIER",
    "ERBIJ",
    "IK",
    "Antwoordformulier",
    "Besprekingformulier",
    "Daadformulier",
    "Evaluatieformulier",
    "Groepformulier",
    "Laterformulier",
    "Lidformulier",
    "Notitieformulier",
    "Overdrachtformulier",
    "Rondeformulier",
    "Subcategorieformulier",
    "Teamformulier",
    "Teamstopformulier",
    "Terugmeldformulier",
    "Verbeterformulier",
    "Voorbereidingformulier",
    "Vragenformulier",
    "Wensformulier",
    "Woordformulier",
    "doeners_bij",
]
