"""No personal data in a log line: the last wall, where an error would tell what it was about.

PostgreSQL explains a refused row with its values ("Failing row contains …"), and a library may say what
it was given. So explanations are withheld and numbers masked, wherever a line comes from.
"""

from __future__ import annotations

import logging
import re

from adminduk.foundation.masking import mask_email, mask_nik, mask_phone

# The lines by which a database error tells the values.
_EXPLANATION = re.compile(r"^(\s*)(DETAIL|CONTEXT|STATEMENT|QUERY): .*$", re.MULTILINE)
_NIK_OR_KK = re.compile(r"(?<!\d)\d{16}(?!\d)")
_PHONE = re.compile(r"(?<![\d+])(?:\+?62|0)8\d{7,11}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def without_personal_data(line: str) -> str:
    """The same line (or traceback) with what could name a person withheld."""
    line = _EXPLANATION.sub(r"\1\2: withheld", line)
    line = _NIK_OR_KK.sub(lambda found: mask_nik(found[0]), line)
    line = _PHONE.sub(lambda found: mask_phone(found[0]), line)
    return _EMAIL.sub(lambda found: mask_email(found[0]), line)


class Line(logging.Formatter):
    """The formatter of every handler (see settings.LOGGING)."""

    def format(self, record: logging.LogRecord) -> str:
        return without_personal_data(super().format(record))
