"""What the register page of an akta prints; see presentation.py."""

from __future__ import annotations

from adminduk.documents import terbilang
from adminduk.documents.datasets import AktaRegister
from adminduk.documents.presentation import Presented, in_runs, present, signatory
from adminduk.documents.wording import texts


@present.register
def _akta_register(page: AktaRegister) -> Presented:
    called = texts(page.wording)[f"register.title.{page.of}"].id
    return Presented(
        data={
            "of": f"register.title.{page.of}",
            "number": page.number,
            "kabkota": page.kabkota.upper(),
            "office_address": page.office_address,
            "registered_on": terbilang.long_date(page.registered_on),
            "registered_on_english": terbilang.long_date_english(page.registered_on),
            "in_force": page.in_force,
            "sections": [
                {
                    "key": f"register.{section.key}",
                    "facts": [
                        {"key": f"register.{fact.key}", "runs": in_runs(fact.text)} for fact in section.facts
                    ],
                }
                for section in page.sections
            ],
            "notes": [in_runs(note) for note in page.marginal_notes],
            "place": page.place,
            "issued_on": terbilang.long_date(page.issued_on),
            "issued_on_english": terbilang.long_date_english(page.issued_on),
            "signatory": signatory(page.signatory),
        },
        title=f"{called} {page.number} – {page.about}",
        description=f"{called.capitalize()} nomor {page.number}",
        author=page.office,
        day=page.issued_on,
        texts=("register.", "letter.", "akta.notes", "akta.page"),
    )
