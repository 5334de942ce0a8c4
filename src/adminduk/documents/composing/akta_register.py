"""The register page of an akta: every particular of its entry, section by section."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from adminduk.documents.composing.akta import akta_of, corrections, excerpt, people_of, put_right_day
from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.composing.register_sections import Page, Sections, of_child, section, somebody
from adminduk.documents.datasets import AktaKind, AktaRegister, RegisterSection
from adminduk.documents.models import Document
from adminduk.documents.terbilang import long_date
from adminduk.foundation.access.types import Actor
from adminduk.register.queries import AktaFacts
from adminduk.regulations import codes

OF_ENTRY = {
    "birth": AktaKind.BIRTH,
    "birth_correction": AktaKind.BIRTH,
    "death": AktaKind.DEATH,
    "marriage": AktaKind.MARRIAGE,
    "marriage_by_ruling": AktaKind.MARRIAGE,
    "divorce": AktaKind.DIVORCE,
    "acknowledgement": AktaKind.ACKNOWLEDGEMENT,
    "legitimation": AktaKind.LEGITIMATION,
}


def compose_akta_register(actor: Actor, document: Document, issuing: Issuing) -> tuple[AktaRegister, str]:
    akta = akta_of(document)
    page = Page(akta, zone=issuing.office.zone)
    of = OF_ENTRY[akta.entry.kind]
    sections = [one for one in (*_SECTIONS[of](page), _entry(page)) if one.facts]
    about = sections[0].facts[0].text
    said = excerpt(akta, issuing) | {"place": issuing.office.town}
    dataset = AktaRegister(
        **said,
        of=of,
        about=about,
        registered_on=akta.entry.registered_on,
        in_force=akta.state == "active",
        sections=tuple(sections),
        kabkota=issuing.kabkota_name,
        office_address=issuing.office.address,
    )
    return dataset, about


def _birth(page: Page) -> Sections:
    facts = page.facts
    child = dict(facts["child"])
    for correction in corrections(page.akta):
        child |= {
            key: value for key, value in correction["elements"].items() if value is not None and key in child
        }
    yield of_child(page, child, facts.get("citizenship"))
    weight = child["weight_grams"] and f"{child['weight_grams']} gram"
    length = child["length_cm"] and f"{child['length_cm']} cm"
    yield section(
        "birth",
        place=child["birth_place"].upper(),
        day=page.day(date.fromisoformat(child["birth_date"])),
        time=f"{child['birth_time'].replace(':', '.')} {child['birth_zone']}"
        if child["birth_time"]
        else None,
        place_kind=page.label(codes.birth_place_kind, child["place_kind"]),
        birth_kind=page.label(codes.birth_kind, child["kind"]),
        order=child["order"],
        helper=page.label(codes.birth_helper, child["helper"]),
        weight="; ".join(part for part in (weight, length) if part),
        parentage=page.say(f"parentage.{facts['parentage']}"),
        late_decision=facts.get("late_decision"),
    )
    yield from _parents(page)


def _parents(page: Page) -> Sections:
    people = people_of(page.akta, *((page.facts[who] or {}).get("person_id") for who in ("father", "mother")))
    for who in ("father", "mother"):
        said = page.facts[who]
        if said:
            yield somebody(page, who, said, people)


def _death(page: Page) -> Sections:
    facts = page.facts
    people = people_of(page.akta, facts["person_id"])
    yield somebody(page, "deceased", facts, people)
    died_on = put_right_day(page.akta, "died_on", page.akta.entry.effective_on)
    yield section(
        "death",
        place=facts["place"].upper(),
        day=page.day(died_on),
        time=f"{facts['time'].replace(':', '.')} {page.zone}" if facts["time"] else None,
        cause=page.label(codes.death_cause, facts["cause"]),
        stated_by=page.label(codes.death_stated_by, facts["stated_by"]),
        presumed=page.say("presumed.yes") if facts["presumed"] else None,
        ruling=page.ruling(facts["ruling"]),
    )


def _couple(page: Page) -> Sections:
    facts = page.facts
    people = people_of(page.akta, facts["husband"]["person_id"], facts["wife"]["person_id"])
    for who in ("husband", "wife"):
        said = facts[who]
        named_only = said["person_id"] is None
        yield somebody(
            page,
            who,
            said,
            people,
            status=page.label(codes.marital_kk, said["marital_status"]) if named_only else None,
            papers=said["document_number"],
            proof_of_end=said["proof_of_end"],
            consent=page.say("yes") if said["parents_consent"] else None,
            dispensation=page.ruling(said["dispensation"]),
            another_wife=page.ruling(said["another_wife"]),
            permit=said["permit"],
        )


def _marriage(page: Page) -> Sections:
    facts = page.facts
    yield from _couple(page)
    married_on = put_right_day(page.akta, "married_on", page.akta.entry.effective_on)
    yield section(
        "marriage",
        place=facts["place"].upper(),
        day=page.day(married_on),
        solemnised_by=facts.get("solemnised_by"),
        letter=facts.get("letter"),
        ruling=page.ruling(facts.get("ruling")),
        agreement=facts["agreement"],
    )


def _divorce(page: Page) -> Sections:
    facts = page.facts
    yield from _couple(page)
    yield section(
        "divorce",
        marriage_number=facts["marriage_number"],
        ruling=page.ruling(facts["ruling"]),
        final=long_date(page.akta.entry.effective_on),
    )


def _child(page: Page) -> RegisterSection:
    child_id = page.facts["child_id"]
    people = people_of(page.akta, child_id)
    said = {"person_id": child_id}
    return somebody(page, "child", said, people, birth_number=people[child_id].birth_akta_number)


def _acknowledgement(page: Page) -> Sections:
    facts = page.facts
    yield _child(page)
    yield from _parents(page)
    yield section(
        "acknowledgement",
        day=page.day(page.akta.entry.effective_on),
        mother_approves=page.say("yes" if facts["mother_approves"] else "no"),
        religious_marriage=facts["religious_marriage"],
        ruling=page.ruling(facts["ruling"]),
    )


def _legitimation(page: Page) -> Sections:
    facts = page.facts
    wedding = facts["religious_wedding_on"]
    yield _child(page)
    yield from _parents(page)
    yield section(
        "legitimation",
        marriage_number=facts["marriage_number"],
        wedding=long_date(date.fromisoformat(wedding)) if wedding else None,
        ruling=page.ruling(facts["ruling"]),
    )


def _entry(page: Page) -> RegisterSection:
    """Who reported, who witnessed, who entered it and by which law."""
    facts: dict[str, Any] = page.facts
    akta: AktaFacts = page.akta
    return section(
        "entry",
        registered_on=long_date(akta.entry.registered_on),
        registered_by=akta.officer,
        legal_basis="; ".join(akta.legal_basis),
        late=page.say("yes") if facts.get("late") else None,
        reporter=facts.get("reporter"),
        witnesses="; ".join(facts.get("witnesses") or ()),
    )


_SECTIONS: dict[AktaKind, Callable[[Page], Sections]] = {
    AktaKind.BIRTH: _birth,
    AktaKind.DEATH: _death,
    AktaKind.MARRIAGE: _marriage,
    AktaKind.DIVORCE: _divorce,
    AktaKind.ACKNOWLEDGEMENT: _acknowledgement,
    AktaKind.LEGITIMATION: _legitimation,
}
