"""Settings of the web application, one module for every environment.

Everything that differs per installation comes from the environment; every name read here is described in
`docs/beheer/instellingen.md` (a test compares the two). Without any setting the site runs on SQLite in
`./gegevens`, for one machine, with generated secrets.
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from stelsel.kern.fouten import StelselFout
from stelsel.kern.geheim import map_voor_mij
from stelsel.web.site import geheim
from stelsel.web.site.database import database_instelling


def _aan(naam: str) -> bool:
    """True when environment variable `naam` is 1, ja or true."""
    return os.environ.get(naam, "").strip().lower() in {"1", "ja", "true", "aan"}


def _lijst(naam: str, anders: str = "") -> list[str]:
    """A comma separated environment variable as a list without empty parts."""
    return [deel.strip() for deel in os.environ.get(naam, anders).split(",") if deel.strip()]


def _heel(tekst: str, naam: str) -> int:
    """A whole number above zero; StelselFout names the setting when it is something else."""
    if tekst.isdecimal() and 0 < int(tekst) < 1_000_000:
        return int(tekst)
    raise StelselFout(
        f"De instelling {naam} is geen heel getal.",
        waar=f"omgevingsvariabele {naam}",
        verwacht="een heel getal, bijvoorbeeld 512",
        doe="Verbeter de waarde of haal de instelling weg.",
        code="WEB-INSTELLING-01",
        exitcode=2,
    )


# Whatever this process writes holds persons or keys: nobody else on the machine may read it.
os.umask(0o077)

# Where everything of this installation lives; secrets inside it are made on first use, mode 0600.
GEGEVENS = Path(os.environ.get("STELSEL_GEGEVENS", "gegevens")).absolute()
DEMO = _aan("STELSEL_DEMO")
DEBUG = _aan("STELSEL_ONTWIKKELEN")
INSTELLINGSNAAM = os.environ.get("STELSEL_NAAM", "ROC De Waterlijn" if DEMO else "Stelsel")

SECRET_KEY = os.environ.get("STELSEL_SLEUTEL") or geheim.sleutel(GEGEVENS, "django")
# By its own number always, for a probe that asks whether it lives.
ALLOWED_HOSTS = list(dict.fromkeys([*_lijst("STELSEL_HOSTS", "localhost,127.0.0.1,[::1]"), "127.0.0.1"]))
CSRF_TRUSTED_ORIGINS = _lijst("STELSEL_HERKOMST")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "stelsel.web.gedeeld",
    "stelsel.web.beheer",
    "stelsel.web.aanmelden",
    "stelsel.web.privacy",
    "stelsel.web.studenten",
    "stelsel.web.begeleiding",
    "stelsel.web.ondersteuning",
    "stelsel.web.delen",
    "stelsel.web.besloten",
    "stelsel.web.kwaliteit",
    "stelsel.web.werklijst",
    "stelsel.web.naslag",
    "stelsel.web.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "stelsel.web.gedeeld.middleware.Taal",
    "stelsel.web.gedeeld.middleware.UploadGrens",
    "django.middleware.common.CommonMiddleware",
    "stelsel.web.beheer.sleutelvraag.Sleutelvraag",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "stelsel.web.aanmelden.sessie.Sessiewacht",
    "stelsel.web.aanmelden.eerst_wijzigen.EerstWijzigen",
    "stelsel.web.site.grenzen.Grenswacht",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "stelsel.web.gedeeld.middleware.AndereMethode",
    "stelsel.web.gedeeld.middleware.NooitBewaren",
    "stelsel.web.gedeeld.onthouden.Onthouden",
]

ROOT_URLCONF = "stelsel.web.site.urls"
WSGI_APPLICATION = "stelsel.web.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "stelsel.web.gedeeld.kader.kader",
                "stelsel.web.aanmelden.kader.rust",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "stelsel.web.gedeeld.templatetags.notatie",
                "stelsel.web.gedeeld.templatetags.onderdelen",
            ],
        },
    }
]

DATABASES = {"default": database_instelling(os.environ.get("DATABASE_URL", ""), GEGEVENS)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Sign-in
AUTH_USER_MODEL = "beheer.Gebruiker"
LOGIN_URL = "aanmelden:inloggen"
LOGIN_REDIRECT_URL = "beheer:begin"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "stelsel.web.aanmelden.wachtwoordeis.LangGenoeg"},
    {"NAME": "stelsel.web.aanmelden.wachtwoordeis.NietTeRaden"},
    {"NAME": "stelsel.web.aanmelden.wachtwoordeis.NietGelekt"},
]
# The list of Have I Been Pwned, ordered by hash; tens of gigabytes, so a school that wants it puts it there itself.
GELEKTE_WACHTWOORDEN = os.environ.get("STELSEL_GELEKTE_WACHTWOORDEN", "")
if GELEKTE_WACHTWOORDEN and not Path(GELEKTE_WACHTWOORDEN).is_file():
    raise StelselFout(
        "De lijst van gelekte wachtwoorden is er niet.",
        waar="omgevingsvariabele STELSEL_GELEKTE_WACHTWOORDEN",
        verwacht="het pad van een bestand",
        doe="Verbeter het pad of haal de instelling weg.",
        code="WEB-INSTELLING-03",
        exitcode=2,
    )

# Whether roles may ask for a second step at all; the personas of the demo have none.
TWEEDE_STAP = _aan("STELSEL_TWEEDE_STAP") if os.environ.get("STELSEL_TWEEDE_STAP") else not DEMO

# Signing in with the account of the institution (OpenID Connect, SURFconext); off without an address.
OIDC_ADRES = os.environ.get("STELSEL_OIDC_ADRES", "")
OIDC_ID = os.environ.get("STELSEL_OIDC_ID", "")
OIDC_GEHEIM_BESTAND = os.environ.get("STELSEL_OIDC_GEHEIM_BESTAND", "")
OIDC_NAAM = os.environ.get("STELSEL_OIDC_NAAM") or "SURFconext"
OIDC_SCOPE = os.environ.get("STELSEL_OIDC_SCOPE") or "openid profile"
OIDC_KENMERK = os.environ.get("STELSEL_OIDC_KENMERK") or "eduperson_principal_name"
OIDC_ROEPNAAM = os.environ.get("STELSEL_OIDC_ROEPNAAM") or "given_name"
OIDC_ACHTERNAAM = os.environ.get("STELSEL_OIDC_ACHTERNAAM") or "family_name"
OIDC_EMAIL = os.environ.get("STELSEL_OIDC_EMAIL") or "email"
OIDC_EMAIL_DOMEINEN = [domein.lower() for domein in _lijst("STELSEL_OIDC_EMAIL_DOMEINEN")]
OIDC_ACR = _lijst("STELSEL_OIDC_ACR")
OIDC_NIEUW = _aan("STELSEL_OIDC_NIEUW")
if OIDC_ADRES and not (OIDC_ID and OIDC_GEHEIM_BESTAND and Path(OIDC_GEHEIM_BESTAND).is_file()):
    raise StelselFout(
        "Het inloggen met de instelling is maar half ingesteld.",
        waar="STELSEL_OIDC_ID of STELSEL_OIDC_GEHEIM_BESTAND",
        verwacht="het client-id, en een bestand met het geheim erin",
        doe="Vul beide in, of haal STELSEL_OIDC_ADRES weg.",
        code="WEB-INSTELLING-02",
        exitcode=2,
    )

# Behind https everything that can be limited to https is; over plain http (this machine, the demo) the browser
# would not return such a cookie at all.
HTTPS = _aan("STELSEL_HTTPS")
SESSION_COOKIE_NAME = "stelsel_sessie"
# The cookie outlives every session: aanmelden/sessie.py ends them, by the roles of whoever is signed in.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "stelsel_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "stelsel.web.gedeeld.fouten.csrf_geweigerd"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^gezond/$", "^klaar/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Only with a proxy in front that overwrites these headers may they be believed.
ACHTER_PROXY = _aan("STELSEL_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ACHTER_PROXY else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Uploads: the one limit for a delivery; streamed to disk next to the other data, never held in memory.
# A scanner (clamd) that looks at every upload: host:port, or the path of a socket.
VIRUSSCANNER = os.environ.get("STELSEL_VIRUSSCANNER", "").strip()
# How much one account or address may ask in a short time, against what site/grenzen.py says; 0: no limit.
_GRENZEN = os.environ.get("STELSEL_GRENZEN", "").strip() or "100"
GRENZEN = 0 if _GRENZEN == "uit" else _heel(_GRENZEN, "STELSEL_GRENZEN") / 100
UPLOAD_GRENS_MB = _heel(os.environ.get("STELSEL_UPLOAD_MB") or "512", "STELSEL_UPLOAD_MB")
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_TEMP_DIR = str(map_voor_mij(GEGEVENS / "tijdelijk"))
FILE_UPLOAD_PERMISSIONS = 0o600

# How many gegevenssets stay on disk; those of frozen figures stay anyhow.
GEGEVENSSETS_BEWAREN = _heel(os.environ.get("STELSEL_GEGEVENSSETS") or "14", "STELSEL_GEGEVENSSETS")

# Where somebody who finds a leak can go: an e-mail address or a page.
MELDPUNT = os.environ.get("STELSEL_MELDPUNT", "").strip()

# Language and time
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "stelsel_taal"
LOCALE_PATHS = [str(GEGEVENS / "vertalingen")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
USE_THOUSAND_SEPARATOR = True

# Static files straight from the packages: no collectstatic step between a fresh clone and a running site.
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "kort": {
            "()": "logging.Formatter" if DEBUG else "stelsel.web.site.logregels.ZonderInhoud",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "filters": {"met_mate": {"()": "stelsel.web.site.logregels.MetMate"}},
    "handlers": {"scherm": {"class": "logging.StreamHandler", "formatter": "kort", "filters": ["met_mate"]}},
    "root": {"handlers": ["scherm"], "level": os.environ.get("STELSEL_LOGNIVEAU", "WARNING")},
}
