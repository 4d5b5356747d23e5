"""Which Chromium, and how to start it so that it talks to nobody but the site under test."""

from __future__ import annotations

import os
import shutil

NAMEN = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")

STIL = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--font-render-hinting=none",
    # Every name but this machine's own resolves to nothing.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def chromium() -> str | None:
    """The path of the browser: $CHROMIUM, chromium or google-chrome; None when there is none."""
    for naam in (os.environ.get("CHROMIUM", ""), *NAMEN):
        pad = shutil.which(naam) if naam else None
        if pad:
            return pad
    return None


def start(playwright):
    """A running browser; root has no sandbox to offer."""
    opties = [*STIL, "--no-sandbox"] if os.geteuid() == 0 else list(STIL)
    return playwright.chromium.launch(executable_path=chromium(), args=opties)
