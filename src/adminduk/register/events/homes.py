"""A place in a family for somebody who has none."""

from __future__ import annotations

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.foundation.texts import Both
from adminduk.register.book import Book
from adminduk.register.states import FamilyState, PersonState
from adminduk.register.types.family import Relation
from adminduk.register.types.homes import Founds, Home, Joins
from adminduk.regulations import families
from adminduk.regulations.objections import Objection, Weight


def kecamatan_of(book: Book, home: Home) -> str:
    """Where he is registered first, which his NIK begins with (PP 40/2019 art. 30)."""
    village = home.village_code if isinstance(home, Founds) else book.family(home.family_id).village_code
    return village[:6]


def give_home(book: Book, person: PersonState, home: Home) -> FamilyState:
    """Puts him on the card from the event's legal day. Raises `FamilyNotActive`, `NotLawful`, and
    `OutsideJurisdiction` where that card is kept by another office."""
    match home:
        case Joins():
            family = book.family(home.family_id)
            relation = home.relation
            _same_office(book, family.kabkota)
            book.demand(relation != Relation.HEAD, ONE_HEAD)
            book.demand(families.relation_fits_sex(relation, person.sex), WRONG_SEX)
        case Founds():
            _same_office(book, home.village_code[:4])
            age = person.age_on(book.event.registered_on)
            book.demand(families.may_be_head(age, person.marital_status, book.law), TOO_YOUNG)
            family = book.new_family(
                head=person,
                address=home.address,
                rt=home.rt,
                rw=home.rw,
                village_code=home.village_code,
                postal_code=home.postal_code,
            )
            relation = Relation.HEAD
    book.join(person, family, relation, book.event.effective_on)
    book.family_id = family.family_id
    return family


def _same_office(book: Book, kabkota: str) -> None:
    if kabkota != book.event.kabkota:
        raise OutsideJurisdiction


ONE_HEAD = Objection(
    rule="family.one_head",
    weight=Weight.REFUSE,
    sentence=Both(
        id="Keluarga itu sudah punya kepala. Pilih hubungan lain dengan kepala keluarga.",
        en="That family has a head already. Please choose another relation to the head.",
    ),
    article="UU 23/2006 art. 61",
)
WRONG_SEX = Objection(
    rule="family.relation_fits_sex",
    weight=Weight.REFUSE,
    sentence=Both(
        id="Suami harus laki-laki dan istri perempuan. Periksa hubungan dalam keluarga.",
        en="A husband is a man and a wife a woman. Please check the relation.",
    ),
    article="UU 1/1974 art. 1",
)
TOO_YOUNG = Objection(
    rule="family.head_too_young",
    weight=Weight.REFUSE,
    sentence=Both(
        id="Kepala keluarga paling muda 17 tahun atau sudah pernah kawin. Masukkan ke KK wali.",
        en="The head of a family is seventeen or was married. Please add him to a guardian's card.",
    ),
    article="UU 23/2006 art. 63(1)",
)
