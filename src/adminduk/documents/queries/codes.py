from __future__ import annotations

from django.conf import settings


def signs_by_code() -> bool:
    """Whether officials of this installation type a code of BSrE, which serves for one document."""
    return settings.ADMINDUK_SIGNER == "bsre" and settings.ADMINDUK_BSRE_CODE
