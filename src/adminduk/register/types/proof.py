from __future__ import annotations

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class NotSealedYet(Refused):
    """The entry was made seconds ago, or no sealer runs."""

    sentence = Both(
        id="Catatan itu belum disegel. Coba lagi beberapa saat lagi.",
        en="That entry is not sealed yet. Please try again in a moment.",
    )
