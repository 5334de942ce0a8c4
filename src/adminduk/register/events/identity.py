"""Two records of one person become one, and are parted again when that was wrong."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.book import Book
from adminduk.register.events.heads import settle_household
from adminduk.register.events.homes import return_home
from adminduk.register.events.statuses import LEFT_BY, show_as_before, show_marriage
from adminduk.register.past import children_carried
from adminduk.register.states import MarriageState, PersonState
from adminduk.register.types.identity import PersonsMerged, PersonsParted
from adminduk.register.types.refusals import PersonNotLiving
from adminduk.regulations import codes, identity
from adminduk.regulations.children import is_older_than_child
from adminduk.regulations.objections import refusal

# How a marriage of a merged record ended: it goes on as the survivor's, or the survivor had it already.
CARRIED, DOUBLE = "merge", "double"
PARTED = "parting"


def merge(event: PersonsMerged, book: Book) -> None:
    """Raises `PersonNotLiving`, `OutsideJurisdiction`, `NotLawful`, and `NoAdultHead` of the family left."""
    survivor, merged = book.person(event.survivor), book.living(event.merged)
    if survivor.life not in ("living", "dead"):
        raise PersonNotLiving
    if merged.kabkota != event.kabkota:
        raise OutsideJurisdiction
    book.demand(identity.decided_by_enough(event.decided_by, book.law), TWO_OFFICERS)
    book.demand(
        not identity.are_kin(survivor.person_id, _kin(book, survivor), merged.person_id, _kin(book, merged)),
        KIN,
    )
    book.demand(identity.keeps_the_nik(survivor.nik is not None, merged.nik is not None), NIK_SURVIVES)

    book.tell_of(survivor)
    _carry_marriages(book, merged, survivor)
    _carry_children(book, merged, survivor)
    family, was_head = book.family_of(merged), book.is_head(merged)
    merged.life, merged.merged_into, merged.moving_to = "merged", survivor.person_id, ""
    if merged.residence == "moving":
        merged.residence = "visitor" if merged.stay_village else "resident"
    if family is not None:
        book.family_id = family.family_id
        book.leave(merged, event.effective_on)
        settle_household(book, family, lost_head=merged if was_head else None, chosen=event.new_head)


def part(event: PersonsParted, book: Book) -> None:
    """Raises `NotLawful` where the two are not merged, or where a resident gets no home."""
    person, survivor = book.person(event.parted), book.person(event.survivor)
    book.demand(person.merged_into == survivor.person_id, NOT_MERGED)
    book.demand(survivor.merged_into is None, NEWER_FIRST)
    if person.kabkota != event.kabkota:
        raise OutsideJurisdiction
    book.tell_of(survivor)
    person.life, person.merged_into = "living", None
    _return_marriages(event, book, person, survivor)
    _return_children(event, book, person, survivor)
    return_home(book, person, event.home)


def _kin(book: Book, person: PersonState) -> set[UUID | None]:
    """His parents, and whom he is married to."""
    spouses = {book.spouse_in(one, person).person_id for one in book.marriages(person)}
    return ({person.mother_id, person.father_id} | spouses) - {None}


def _carry_marriages(book: Book, merged: PersonState, survivor: PersonState) -> None:
    """What the closed record is married to, the survivor is married to; if he died, it is widowed."""
    had_his_own = bool(book.marriages(survivor))
    for marriage in book.marriages(merged):
        spouse = book.spouse_in(marriage, merged)
        if not survivor.living:
            _widow(book, marriage, spouse, survivor.death_date)
        elif book.marriage_between(survivor, spouse) is not None:
            _end(marriage, book.event.effective_on, DOUBLE)
        else:
            book.demand(not had_his_own, MARRIED_TWICE)
            _end(marriage, book.event.effective_on, CARRIED)
            _wed_alike(book, survivor, spouse, marriage)
            show_marriage(survivor, marriage)


def _carry_children(book: Book, merged: PersonState, survivor: PersonState) -> None:
    """Who was a child of the closed record is the survivor's, wherever it lives. Akta and cards go on naming
    the parent as they did: only the tie and the NIK follow."""
    carried: dict[str, list[UUID]] = {"mother": [], "father": []}
    for child in list(book.people.values()):
        for tie, children in carried.items():
            if getattr(child, f"{tie}_id") == merged.person_id:
                _tie(book, child, tie, survivor)
                children.append(child.person_id)
    book.facts["children"] = carried


def _return_children(event: PersonsParted, book: Book, person: PersonState, survivor: PersonState) -> None:
    """Those who followed in the merge, unless their tie has changed since."""
    for tie, children in children_carried(event.corrects).items():
        for child in (book.people.get(one) for one in children):
            if child is not None and getattr(child, f"{tie}_id") == survivor.person_id:
                _tie(book, child, tie, person)


def _tie(book: Book, child: PersonState, tie: str, parent: PersonState) -> None:
    book.demand(is_older_than_child(parent.birth_date, child.birth_date), YOUNGER_PARENT)
    setattr(child, f"{tie}_id", parent.person_id)
    setattr(child, f"{tie}_nik", parent.nik or "")


def _widow(book: Book, marriage: MarriageState, spouse: PersonState, on: date | None) -> None:
    marriage.ended_on, marriage.ended_by = on, "death"
    if spouse.living and not book.marriages(spouse):
        spouse.marital_status = codes.WIDOWED


def _end(marriage: MarriageState, on: date, by: str) -> None:
    marriage.ended_on, marriage.ended_by = on, by


def _wed_alike(book: Book, person: PersonState, spouse: PersonState, like: MarriageState) -> None:
    husband, wife = (person, spouse) if spouse.person_id == like.wife_id else (spouse, person)
    book.wed(husband, wife, on=like.married_on, registered=like.registered, number=like.number)


def _return_marriages(event: PersonsParted, book: Book, person: PersonState, survivor: PersonState) -> None:
    """What was carried over goes back; what became of it meanwhile became of his."""
    taken = {
        _other(one, person): one
        for one in book.wedlock
        if one.ended_by in (CARRIED, DOUBLE) and person.person_id in (one.wife_id, one.husband_id)
    }
    for spouse_id, old in taken.items():
        held = [
            one for one in book.wedlock if {survivor.person_id, spouse_id} == {one.wife_id, one.husband_id}
        ]
        now = next((one for one in held if one.ended_on is None), held[-1] if held else None)
        if now is None:
            # From an earlier merge, into somebody else.
            continue
        if now.ended_on is not None:
            person.marital_status = LEFT_BY.get(now.ended_by, person.marital_status)
            continue
        if old.ended_by == CARRIED:
            _end(now, event.effective_on, PARTED)
            show_as_before(survivor, book, event.survivor_status)
        _wed_alike(book, person, book.person(spouse_id), old)
    if book.marriages(person) or person.marital_status in (codes.MARRIED, codes.MARRIED_UNREGISTERED):
        show_as_before(person, book, None)


def _other(marriage: MarriageState, person: PersonState) -> UUID:
    return marriage.husband_id if person.person_id == marriage.wife_id else marriage.wife_id


TWO_OFFICERS = refusal(
    "identity.decided_by_enough",
    id="Dua petugas yang berbeda harus menyatakan bahwa kedua data ini satu orang.",
    en="Two different officers must state that both records are one person.",
    article="rule of data quality",
)
KIN = refusal(
    "identity.are_kin",
    id="Kedua data ini tercatat sebagai suami istri atau orang tua dan anak, jadi bukan satu orang.",
    en="These records are husband and wife, or parent and child, so they are not one person.",
    article="UU 24/2013 art. 13",
)
YOUNGER_PARENT = refusal(
    "identity.younger_than_the_child",
    id="Salah satu anaknya lahir lebih dahulu daripada data itu. Betulkan dulu tanggal lahirnya.",
    en="One of the children was born before that record. Please put the birth date right first.",
    article="UU 24/2013 art. 13",
)
NIK_SURVIVES = refusal(
    "identity.keeps_the_nik",
    id="Data yang tetap dipakai harus yang memiliki NIK. Tukar kedua data itu.",
    en="The record that goes on must be the one with a NIK. Please swap the two.",
    article="UU 24/2013 art. 13",
)
MARRIED_TWICE = refusal(
    "identity.married_to_two",
    id="Kedua data terikat perkawinan dengan orang yang berbeda. Selesaikan dulu perkawinan yang keliru.",
    en="Both records are married, to different people. Please settle the wrong marriage first.",
    article="UU 1/1974 art. 3",
)
NOT_MERGED = refusal(
    "identity.not_merged",
    id="Kedua data itu tidak digabung. Periksa penggabungan yang hendak dibatalkan.",
    en="These two records are not merged. Please check which merge is to be undone.",
    article="UU 24/2013 art. 13",
)
NEWER_FIRST = refusal(
    "identity.newer_merge_first",
    id="Data yang tetap dipakai itu kemudian digabung lagi. Batalkan dahulu penggabungan yang lebih baru.",
    en="The record that went on was merged again later. Please undo the newer merge first.",
    article="UU 24/2013 art. 13",
)
