"""Forms of Permendagri 109/2019 that are signed in place of a paper; the platform fills them in."""

from __future__ import annotations

from adminduk.casework.evidence import Form
from adminduk.foundation.texts import Both

_REPORTER_AND_TWO_WITNESSES = Both(id="pelapor dan dua saksi", en="the reporter and two witnesses")

BIRTH_STATEMENT = Form(
    code="F-2.03",
    label=Both(id="Surat pernyataan kebenaran data kelahiran", en="Statement that the birth data are true"),
    signed_by=_REPORTER_AND_TWO_WITNESSES,
)

COUPLE_STATEMENT = Form(
    code="F-2.04",
    label=Both(id="Surat pernyataan suami istri", en="Statement of being husband and wife"),
    signed_by=Both(id="ayah, ibu, dan dua saksi", en="father, mother and two witnesses"),
)

STILLBIRTH_STATEMENT = Form(
    code="stillbirth_statement",
    label=Both(id="Surat pernyataan orang tua", en="Statement of the parents"),
    signed_by=Both(id="orang tua", en="the parents"),
    article="Perpres 96/2018",
)
