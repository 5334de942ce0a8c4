"""Elements of one person that change on F-1.06, each with its evidence."""

from __future__ import annotations

from typing import Any

from adminduk.register.book import Book
from adminduk.register.events.settling import of_this_office
from adminduk.register.states import PersonState
from adminduk.register.types.elements import ElementChange, Elements
from adminduk.regulations import codes, elements, families
from adminduk.regulations.objections import Objection, refusal

LISTS = {
    "religion": codes.religion,
    "education": codes.education,
    "occupation": codes.occupation,
    "blood_type": codes.blood_type,
    "disability": codes.disability,
    "marital_status": codes.marital_kk,
}


def change_elements(event: ElementChange, book: Book) -> None:
    """Raises `PersonNotLiving`, `OutsideJurisdiction`, `NotLawful`."""
    person = of_this_office(book, event.person_id)
    place = book.place_of(person)
    before = {name: getattr(person, name) for name in event.elements.given() if hasattr(person, name)}
    changed = [
        name
        for name, value in event.elements.given().items()
        if not (name in before and before[name] == _empty(name, value))
        and not (name == "relation" and place is not None and place.relation == value)
    ]
    papers = {one.kind for one in event.evidence}
    book.demand(bool(changed), NOTHING_CHANGES)
    unproven = elements.without_proof(changed, papers, book.law)
    book.demand(not unproven, _needs_proof(unproven))
    check_plausible(book, person, event.elements)
    status = event.elements.marital_status
    if "marital_status" in changed and status is not None:
        married = bool(book.marriages(person))
        allowed = elements.may_state_marital_status(status, married_now=married, papers=papers, law=book.law)
        book.demand(allowed, STATUS_BY_EVENT)
    if "sex" in changed:
        book.demand(not book.marriages(person), STILL_MARRIED)
    if "relation" in changed:
        _change_relation(book, person, int(event.elements.relation or 0))
    book.facts["before"] = set_elements(person, event.elements)
    family = book.family_of(person)
    book.family_id = family.family_id if family else None
    book.facts["ktp"] = elements.needs_new_ktp(
        changed, person.age_on(event.registered_on), person.marital_status, book.law
    )


def check_plausible(book: Book, person: PersonState, wanted: Elements) -> None:
    """That the codes exist, and that nobody is born in the future or older than his parents."""
    given = wanted.given()
    for name, value in given.items():
        known = LISTS.get(name)
        book.demand(known is None or value == 0 or value in known, UNKNOWN_CODE)
    for name in ("name", "birth_place"):
        book.demand(given.get(name, "-").strip() != "", EMPTY)
    born = wanted.birth_date or person.birth_date
    book.demand(elements.is_past(born, book.event.registered_on), IN_THE_FUTURE)
    if not {"birth_date", "mother", "father"} & given.keys():
        return
    mother, father = wanted.mother, wanted.father
    parents = {
        mother.person_id if mother else person.mother_id,
        father.person_id if father else person.father_id,
    }
    for one in wanted.parents():
        book.demand(book.person(one) is not person, NOT_OLDER)
    for one in book.people.values():
        if one.person_id in parents:
            book.demand(families.gap_is_plausible(one.birth_date, born, book.law), NOT_OLDER)
        if person.person_id in (one.mother_id, one.father_id):
            book.demand(families.gap_is_plausible(born, one.birth_date, book.law), NOT_OLDER)


def set_elements(person: PersonState, wanted: Elements) -> dict[str, Any]:
    """Writes what is wanted, and answers what stood there."""
    columns: dict[str, Any] = {}
    for name, value in wanted.given().items():
        match name:
            case "relation":
                continue
            case "mother" | "father":
                columns |= {
                    f"{name}_id": value.person_id,
                    f"{name}_name": value.name,
                    f"{name}_nik": value.nik,
                }
            case _:
                columns[name] = _empty(name, value)
    before = {name: getattr(person, name) for name in columns}
    for name, value in columns.items():
        setattr(person, name, value)
    return before


def _empty(name: str, value: Any) -> Any:
    if name in LISTS:
        return value or None
    return int(value) if name == "sex" else value


def _change_relation(book: Book, person: PersonState, relation: int) -> None:
    family, place = book.home_of(person), book.place_of(person)
    assert place is not None
    head = book.person(family.head_id)
    book.demand(elements.may_become_relation(place.relation, relation), HEAD_BY_EVENT)
    book.demand(families.relation_fits_sex(relation, person.sex), WRONG_RELATION)
    married = book.marriage_between(head, person) is not None
    book.demand(elements.relation_fits_marriage(relation, married_to_head=married), WRONG_RELATION)
    place.relation = relation


def _needs_proof(unproven: list[str]) -> Objection:
    return refusal(
        "element.needs_proof",
        id=f"Bukti belum ada untuk: {', '.join(elements.LABELS[one].id for one in unproven)}.",
        en=f"There is no evidence yet for: {', '.join(elements.LABELS[one].en for one in unproven)}.",
        article="Permendagri 108/2019 art. 15",
    )


NOTHING_CHANGES = refusal(
    "element.nothing_changes",
    id="Tidak ada data yang berubah. Isi data yang baru.",
    en="Nothing changes. Please fill in the new data.",
    article="Permendagri 108/2019 art. 15",
)
STATUS_BY_EVENT = refusal(
    "element.status_by_event",
    id="Status perkawinan itu mengikuti pencatatan kawin, cerai, atau mati. Catat peristiwanya dahulu.",
    en="That marital status follows from a marriage, divorce or death. Please register that first.",
    article="Permendagri 108/2019 art. 10(2)",
)
STILL_MARRIED = refusal(
    "element.sex_of_the_married",
    id="Orang itu terikat perkawinan. Jenis kelaminnya berubah hanya setelah perkawinannya diselesaikan.",
    en="That person is married. The sex changes only when the marriage is settled.",
    article="UU 1/1974 art. 1",
)
UNKNOWN_CODE = refusal(
    "element.unknown_code",
    id="Pilihan itu tidak ada dalam daftar kode. Pilih dari daftar.",
    en="That choice is not in the code list. Please choose from the list.",
    article="Permendagri 109/2019",
)
EMPTY = refusal(
    "element.empty",
    id="Nama dan tempat lahir tidak boleh kosong.",
    en="The name and the birthplace cannot be empty.",
    article="UU 24/2013 art. 58(2)",
)
IN_THE_FUTURE = refusal(
    "element.born_in_the_future",
    id="Tanggal lahir belum terjadi. Periksa tanggal itu.",
    en="The birth date has not come yet. Please check it.",
    article="UU 23/2006 art. 27",
)
NOT_OLDER = refusal(
    "element.parent_not_older",
    id="Jarak umur orang tua dan anak tidak mungkin. Periksa tanggal lahir keduanya.",
    en="The years between parent and child are not possible. Please check both birth dates.",
    article="rule of data quality",
)
HEAD_BY_EVENT = refusal(
    "element.head_by_event",
    id="Kepala keluarga diganti melalui layanan ganti kepala keluarga.",
    en="The head of a family is changed by the service for a change of head.",
    article="UU 23/2006 art. 61",
)
WRONG_RELATION = refusal(
    "element.wrong_relation",
    id="Hubungan itu tidak cocok dengan jenis kelamin atau perkawinannya.",
    en="That relation does not fit the sex or the marriage.",
    article="UU 23/2006 art. 61",
)
