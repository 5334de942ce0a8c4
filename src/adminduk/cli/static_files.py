"""Style sheets, scripts and fonts: copied into one folder and compressed once, when they have changed."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

MARK = "collected"


def collect(say: Callable[[str], None]) -> bool:
    """Copies and compresses what the packages carry; false when the folder holds just that already."""
    from django.conf import settings
    from django.core.management import call_command

    mark, wanted = settings.STATIC_ROOT / MARK, _fingerprint()
    if mark.exists() and mark.read_text("utf-8") == wanted:
        return False
    say("Collecting style sheets and scripts …")
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    # Cleared first, the mark with it: a folder that is half full has none, and is not served.
    call_command("collectstatic", clear=True, interactive=False, verbosity=0)
    mark.write_text(wanted, "utf-8")
    return True


def _fingerprint() -> str:
    """Of the content of every static file, so that a new release is never served old files."""
    from django.contrib.staticfiles.finders import get_finders

    whole = sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda one: one[0]):
            with storage.open(name) as file:
                whole.update(f"{name}\0".encode() + sha256(file.read()).digest())
    return whole.hexdigest()
