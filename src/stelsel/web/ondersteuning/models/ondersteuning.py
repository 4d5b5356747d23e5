"""Extra support of one student: from the day the need was told until it ended."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import nu
from stelsel.web.gedeeld.versleuteld import VersleuteldeTekst
from stelsel.web.ondersteuning.overgangen import Staat


class Soort(models.TextChoices):
    """Why there is support: only the first has conditions in the law, and only that goes to the register."""

    AFSPRAKEN = "afspraken", _("Afspraken: een handicap of chronische ziekte (WEB 8.1.3a)")
    BEGELEIDING = "begeleiding", _("Begeleidingsafspraken: de school kiest ervoor")


class Ondersteuning(models.Model):
    """One need for extra support with what came of it. The kind tells that there is a handicap or illness, never
    which: that is nobody's business but the student's."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField()
    soort = models.CharField(max_length=12, choices=Soort)
    behoefte = VersleuteldeTekst()
    """What is hard for the student at school, and what would help."""
    bleek_later = models.BooleanField(default=False)
    """The need showed after the enrolment (8.1.3a lid 4)."""
    gemeld_op = models.DateField()
    beoordeeld_op = models.DateField(null=True)
    staat = models.CharField(max_length=12, choices=Staat, default=Staat.GEMELD)
    afspraken = models.PositiveSmallIntegerField(default=1)
    """The version of the agreements: it goes up when something is added or stopped after consent."""
    afgesproken = models.PositiveSmallIntegerField(default=0)
    """The version that was agreed to; 0 when none was."""
    afspraken_op = models.DateField(null=True)
    """The day of the first agreement: from that day there is something to evaluate."""
    evalueren_op = models.DateField(null=True)
    ouders_horen = models.BooleanField(default=False)
    """The agreements say that parents learn what is in them."""
    casusregie = models.TextField(default="", blank=True)
    """The key of the member of staff who holds the case."""
    geeindigd_op = models.DateField(null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-gemeld_op", "-id")
        indexes = (
            models.Index(fields=("persoon", "staat"), name="ondersteuning_van"),
            models.Index(fields=("staat", "evalueren_op"), name="ondersteuning_wanneer"),
        )


class Voorziening(models.Model):
    """One thing that is agreed: an aid, an adjustment, hours of somebody. It belongs to the versions of the agreements
    from `sinds_afspraken` until `tot_afspraken`: nothing is overwritten, so that each version can be read again."""

    class Aard(models.TextChoices):
        BEGELEIDING = "begeleiding", _("Begeleiding door iemand")
        HULPMIDDEL = "hulpmiddel", _("Een hulpmiddel")
        LES = "les", _("Een aanpassing in de les of het rooster")
        EXAMEN = "examen", _("Een aanpassing bij examens")
        BPV = "bpv", _("Een aanpassing bij de bpv")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    ondersteuning = models.ForeignKey(Ondersteuning, on_delete=models.CASCADE, related_name="voorzieningen")
    aanbod = models.ForeignKey("ondersteuning.Aanbod", on_delete=models.PROTECT, null=True, related_name="gebruikt")
    aard = models.CharField(max_length=12, choices=Aard)
    wat = VersleuteldeTekst()
    medewerker_id = models.TextField(default="", blank=True)
    """Who does it; empty where nobody has to."""
    uren = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    """Hours a week of that member of staff."""
    in_de_les = models.BooleanField(default=False)
    """A docent reads this, without the reason."""
    van = models.DateField()
    tot_en_met = models.DateField(null=True)
    wacht = models.BooleanField(default=False)
    """There is no place yet: it stands on the waiting list of the offer."""
    gevraagd_op = models.DateField()
    sinds_afspraken = models.PositiveSmallIntegerField()
    tot_afspraken = models.PositiveSmallIntegerField(null=True)
    waarom_weg = VersleuteldeTekst(default="", blank=True)

    class Meta:
        ordering = ("van", "id")
        indexes = (models.Index(fields=("medewerker_id", "tot_afspraken"), name="voorziening_doener"),)


class Instemming(models.Model):
    """Somebody said yes or no to a version of the agreements, and how that is known. Only added."""

    class Wie(models.TextChoices):
        STUDENT = "student", _("de student")
        OUDER = "ouder", _("een ouder of verzorger")

    class Bewijs(models.TextChoices):
        """As the rule `instemming` names them."""

        KNOP = "knop_in_portaal", _("een knop in het portaal")
        MAIL = "mail_in_dossier", _("een mail, bewaard in het dossier")
        HANDTEKENING = "handtekening", _("een handtekening")
        MONDELING = "mondeling", _("mondeling")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    ondersteuning = models.ForeignKey(Ondersteuning, on_delete=models.CASCADE, related_name="instemmingen")
    afspraken = models.PositiveSmallIntegerField()
    wie = models.CharField(max_length=8, choices=Wie)
    ja = models.BooleanField()
    bewijs = models.CharField(max_length=16, choices=Bewijs)
    toelichting = VersleuteldeTekst(default="", blank=True)
    op = models.DateField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=nu)

    class Meta:
        ordering = ("-op", "-id")


class Evaluatie(models.Model):
    """Whether the agreements help, asked together with the student (8.1.3a lid 3)."""

    class Helpt(models.TextChoices):
        JA = "ja", _("Ja")
        DEELS = "deels", _("Voor een deel")
        NEE = "nee", _("Nee")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    ondersteuning = models.ForeignKey(Ondersteuning, on_delete=models.CASCADE, related_name="evaluaties")
    op = models.DateField()
    met_student = models.BooleanField()
    helpt = models.CharField(max_length=6, choices=Helpt)
    tekst = VersleuteldeTekst()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-op", "-id")


class Stap(models.Model):
    """One act: who, when, from and to where, why. `uitkomst` is what the rule said at that moment, as it was: it is
    explained from this, never asked again. Only added."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    persoon = models.UUIDField(db_index=True)
    ondersteuning = models.ForeignKey(Ondersteuning, on_delete=models.CASCADE, related_name="stappen")
    daad = models.CharField(max_length=12)
    van = models.CharField(max_length=12, choices=Staat, blank=True)
    naar = models.CharField(max_length=12, choices=Staat)
    dag = models.DateField()
    toelichting = VersleuteldeTekst(default="", blank=True)
    uitkomst = VersleuteldeTekst(default="", blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(default=nu)

    class Meta:
        ordering = ("-op", "-id")
