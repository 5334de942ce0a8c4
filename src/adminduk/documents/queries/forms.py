from __future__ import annotations

from django.conf import settings

from adminduk.documents.rendering import SAMPLE, render
from adminduk.documents.types.forms import Form


def render_form(form: Form) -> bytes:
    """The PDF of a form as filled in so far, to print and sign; it carries no code, for it proves nothing yet.

    In the demo it is marked as a sample, so that nobody signs invented data in earnest.
    """
    return render(
        form,
        verification_address=settings.ADMINDUK_PUBLIC_URL,
        code="",
        state=SAMPLE if settings.ADMINDUK_DEMO else None,
    )
