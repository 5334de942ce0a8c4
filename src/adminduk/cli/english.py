"""The command line speaks English, and says a refusal in one line."""

from __future__ import annotations

import sys
from collections.abc import Callable

from adminduk.cli.database import database_running
from adminduk.foundation.refusals import Spoken


def in_english(act: Callable[[], int]) -> int:
    """Runs `act` with the platform set up; answers its exit code, 1 after a refusal."""
    with database_running():
        import django

        django.setup()
        from django.utils import translation

        with translation.override("en"):
            try:
                return act()
            except Spoken as refused:
                print(f"adminduk: {refused}", file=sys.stderr)
                return 1
