"""Attempts hold a sealed contact, so they are kept no longer than a complaint about them may take."""

from __future__ import annotations

from datetime import datetime

from adminduk.accounts.models import Attempt
from adminduk.accounts.operations.attempts import SIGN_IN
from adminduk.foundation.access.acting import acting


def forget_attempts(*, before: datetime) -> int:
    """Deletes the attempts that expired before that instant; answers how many."""
    with acting(SIGN_IN):
        return Attempt.objects.filter(expires_at__lt=before).delete()[0]
