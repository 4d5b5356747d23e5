"""WSGI entry point, served by granian (`stelsel site`)."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stelsel.web.site.instellingen")
application = get_wsgi_application()
