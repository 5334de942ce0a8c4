"""Letters of civil registration and of identity, made from real entries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from adminduk.documents.datasets import Biodata, BirthLetter, CivilRecordLetter, DeathLetter, Suket
from adminduk.documents.operations import request_letter
from adminduk.documents.queries import draw_letter, list_letters_for, list_of_person
from adminduk.documents.seal.making import seal_facts
from adminduk.documents.types import (
    Kind,
    LetterIssued,
    LetterOffer,
    LetterState,
    LetterWaits,
    NoEventForLetter,
    NotOnRequest,
    SuketNeedsReason,
    Verdict,
)
from adminduk.foundation.access.types import NotAllowed
from adminduk.register.types import (
    Adoption,
    CitizenshipLost,
    Death,
    Divorce,
    DivorceAnnulment,
    Founds,
    Marriage,
    MarriageAnnulment,
    PersonNotFound,
    Relation,
    TemporaryBecomesResident,
    TemporaryRecord,
)
from adminduk.register.types.loading import LoadedFamily
from tests import cast, people
from tests.documents.letters import (
    TOMORROW,
    dataset_of,
    followers_read,
    happens,
    ordered,
    prepared,
    the_letter,
)
from tests.documents.office import Tray
from tests.documents.tools import text_of
from tests.register.events import couples
from tests.register.events.couples import LAST_WEEK, RULING, WEDDING, spouse
from tests.register.events.office import papers
from tests.register.events.test_citizenship import DECREE
from tests.register.events.test_vulnerable import HOUSE, SARMAN, temporary

pytestmark = pytest.mark.django_db


@pytest.fixture
def tray() -> Tray:
    tray = Tray()
    assert tray.yuni
    return tray


@pytest.fixture
def couple() -> tuple[LoadedFamily, LoadedFamily]:
    """Yohanes and Maria, each on a card; `wed` marries them."""
    his, hers = couples.yohanes(), couples.maria()
    people.settle(his, hers)
    return his, hers


def wed(his: LoadedFamily, hers: LoadedFamily) -> str:
    return happens(
        Marriage,
        husband=spouse(his.head),
        wife=spouse(hers.head),
        effective_on=WEDDING,
        place="GKI Cibinong",
        solemnised_by="Pdt. Samuel Tobing",
        letter="12/GKI/X/2026",
    ).akta_number


def asks(kind: Kind, person_id: Any, **more: Any) -> Any:
    return request_letter(
        actor=people.HENDRA, at=TOMORROW, kind=kind, person_id=person_id, office_id=cast.office().id, **more
    )


def test_an_annulled_marriage_gives_a_letter_with_the_ruling_and_the_old_wedding(tray: Tray, couple) -> None:
    his, hers = couple
    number = wed(his, hers)
    happens(
        MarriageAnnulment,
        hours=2,
        husband=spouse(his.head),
        wife=spouse(hers.head),
        marriage_number=number,
        ruling=RULING,
        effective_on=LAST_WEEK,
    )
    letter = the_letter(tray, Kind.MARRIAGE_ANNULMENT_LETTER)
    assert (letter.husband.name, letter.wife.name) == ("YOHANES SITORUS", "MARIA SIMANJUNTAK")
    assert (letter.marriage_number, letter.married_on) == (number, WEDDING)
    assert (letter.ruling.number, letter.final_on) == (RULING.number, LAST_WEEK)


def test_an_annulled_divorce_says_which_marriage_holds_again(tray: Tray, couple) -> None:
    his, hers = couple
    number = wed(his, hers)
    pair = {"husband": spouse(his.head), "wife": spouse(hers.head), "ruling": RULING}
    pair |= {"effective_on": LAST_WEEK, "marriage_number": number}
    divorced = happens(Divorce, hours=2, **pair).akta_number
    happens(DivorceAnnulment, hours=3, divorce_number=divorced, **pair)
    letter = the_letter(tray, Kind.DIVORCE_ANNULMENT_LETTER)
    assert (letter.divorce_number, letter.marriage_number, letter.married_on) == (divorced, number, WEDDING)


def test_an_adoption_keeps_the_parents_by_blood_and_names_the_new_ones(tray: Tray) -> None:
    his, hers = couples.yohanes(), couples.maria_and_grace()
    people.settle(his, hers)
    grace = hers.members[1]
    happens(
        Adoption,
        child_id=grace.person_id,
        father=people.parent(his.head),
        ruling=RULING,
        effective_on=LAST_WEEK,
    )
    letter = the_letter(tray, Kind.ADOPTION_LETTER)
    assert (letter.person.name, letter.akta_number) == ("GRACE", "3201-LU-20012020-0003")
    assert (letter.mother, letter.father) == ("MARIA SIMANJUNTAK", None)
    assert letter.adoptive_father.nik == his.head.nik
    assert letter.adoptive_mother is None


def test_who_gave_up_the_citizenship_has_a_letter_of_release(tray: Tray) -> None:
    family = people.settle(people.ujang())
    happens(CitizenshipLost, person_id=family.head.person_id, decree=DECREE, nationality="AUS")
    letter = the_letter(tray, Kind.RELEASE_LETTER)
    assert (letter.nationality, letter.decree.number) == ("AUSTRALIA", DECREE.number)
    assert letter.address.address == "Kp. Sukamaju"


def test_who_has_no_papers_gets_a_letter_until_he_has_a_nik(tray: Tray) -> None:
    done = happens(TemporaryRecord, **temporary())
    letter = the_letter(tray, Kind.IDENTITY_LETTER)
    assert (letter.number, letter.person.name, letter.person.nik) == (
        done.akta_number,
        "SARMAN SUHANDA",
        None,
    )
    assert (letter.plight, letter.met_at, letter.birth_date_estimated) == (
        "natural_disaster",
        "POSKO GOR PAKANSARI",
        True,
    )
    (order,) = ordered(Kind.IDENTITY_LETTER)
    assert tray.sign(order.document_id, at=people.AT + timedelta(hours=1)).signed
    assert tray.verify(order.document_id).verdict == Verdict.GREEN
    home = Founds(HOUSE.address, HOUSE.rt, HOUSE.rw, HOUSE.village_code, HOUSE.postal_code)
    happens(
        TemporaryBecomesResident,
        hours=2,
        person_id=done.new_people[0],
        biodata=SARMAN,
        home=home,
        biometrics="no_match",
        evidence=papers("statement_of_loss", "owners_consent"),
    )
    followers_read()
    assert tray.verify(order.document_id).verdict == Verdict.YELLOW


def test_a_biodata_says_what_the_register_holds_and_nothing_else(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    dewi = people.member(family, Relation.CHILD)
    biodata = dataset_of(prepared(tray, asks(Kind.BIODATA, dewi.person_id)))
    assert isinstance(biodata, Biodata)
    assert (biodata.number, biodata.person.nik) == ("BIODATA/3201/21112026/0001", dewi.nik)
    assert (biodata.head, biodata.family_number) == ("ASEP SUNANDAR", family.kk_number)
    assert (biodata.person.relation, biodata.mother, biodata.marriage_akta) == (
        "ANAK",
        "SITI NURHASANAH",
        None,
    )
    assert biodata.birth_akta == dewi.birth_akta_number
    facts = seal_facts(biodata, "ABCDEFGHJKMN")
    assert facts is not None
    assert (facts.name, facts.sex, facts.birth_date) == ("DEWI LESTARI", 2, date(2018, 2, 3))


def test_a_suket_needs_a_reason_and_counts_six_months(tray: Tray) -> None:
    head = people.settle(people.asep_and_siti()).head
    with pytest.raises(SuketNeedsReason):
        asks(Kind.SUKET, head.person_id)
    letter = dataset_of(prepared(tray, asks(Kind.SUKET, head.person_id, reason="Blangko habis")))
    assert isinstance(letter, Suket)
    assert (letter.issued_on, letter.valid_until) == (date(2026, 11, 21), date(2027, 5, 21))
    assert letter.marital_status == "KAWIN"


def test_the_same_request_again_orders_one_letter(tray: Tray) -> None:
    head = people.settle(people.asep_and_siti()).head
    assert asks(Kind.BIODATA, head.person_id, key="k1") == asks(Kind.BIODATA, head.person_id, key="k1")
    assert len(ordered(Kind.BIODATA)) == 1


def test_a_birth_and_a_death_are_proved_by_letters_without_the_cause(tray: Tray) -> None:
    family = people.settle(people.asep_and_siti())
    born = tray.registered(family)
    birth = dataset_of(prepared(tray, asks(Kind.BIRTH_LETTER, born.person_id)))
    assert isinstance(birth, BirthLetter)
    assert (birth.person.name, birth.akta_number) == ("BAYU PRATAMA", born.akta_number)
    assert birth.mother and birth.mother.name == "SITI NURHASANAH"
    died = happens(Death, hours=2, person_id=family.head.person_id, place="Rumah", time="04:15", cause=1)
    death = dataset_of(prepared(tray, asks(Kind.DEATH_LETTER, family.head.person_id)))
    assert isinstance(death, DeathLetter)
    assert (death.akta_number, death.death_place) == (died.akta_number, "RUMAH")
    assert not hasattr(death, "cause")


def test_a_marriage_is_proved_to_the_wife_too(tray: Tray, couple) -> None:
    his, hers = couple
    wed(his, hers)
    letter_id = asks(Kind.CIVIL_RECORD_LETTER, his.head.person_id)
    letter = dataset_of(prepared(tray, letter_id))
    assert isinstance(letter, CivilRecordLetter)
    assert (letter.event, letter.happened_on) == ("marriage", WEDDING)
    assert letter.other and letter.other.name == "MARIA SIMANJUNTAK"
    entry_id = tray.row(letter_id).entry_id
    assert asks(Kind.CIVIL_RECORD_LETTER, hers.head.person_id, entry_id=entry_id)


def test_what_cannot_be_asked_for_is_refused(tray: Tray) -> None:
    head = people.settle(people.asep_and_siti()).head
    with pytest.raises(NotOnRequest):
        asks(Kind.BIRTH_CERTIFICATE, head.person_id)
    with pytest.raises(NoEventForLetter):
        asks(Kind.MOVING_LETTER, head.person_id)
    with pytest.raises(NoEventForLetter):
        asks(Kind.DEATH_LETTER, head.person_id)
    with pytest.raises(PersonNotFound):
        asks(Kind.BIODATA, people.settle(people.maya()).head.person_id)
    with pytest.raises(NotAllowed):
        request_letter(
            actor=people.INSPECTOR,
            at=TOMORROW,
            kind=Kind.BIODATA,
            person_id=head.person_id,
            office_id=cast.office().id,
        )


def test_a_letter_of_an_event_is_asked_for_once_and_then_printed_again(tray: Tray, couple) -> None:
    his, hers = couple
    number = wed(his, hers)
    annulled = happens(
        MarriageAnnulment,
        hours=2,
        husband=spouse(his.head),
        wife=spouse(hers.head),
        marriage_number=number,
        ruling=RULING,
        effective_on=LAST_WEEK,
    )
    subject = his.head if offered(his.head, Kind.MARRIAGE_ANNULMENT_LETTER).events else hers.head
    letter_id = asks(Kind.MARRIAGE_ANNULMENT_LETTER, subject.person_id)
    assert tray.row(letter_id).number == annulled.akta_number
    assert offered(subject, Kind.MARRIAGE_ANNULMENT_LETTER).state is LetterState.WAITING
    with pytest.raises(LetterWaits):
        asks(Kind.MARRIAGE_ANNULMENT_LETTER, subject.person_id)
    assert tray.yuni
    prepared(tray, letter_id)
    assert tray.sign(letter_id, at=TOMORROW).signed == (letter_id,)
    assert offered(subject, Kind.MARRIAGE_ANNULMENT_LETTER).state is LetterState.ISSUED
    with pytest.raises(LetterIssued):
        asks(Kind.MARRIAGE_ANNULMENT_LETTER, subject.person_id)


def offered(person: Any, kind: Kind) -> LetterOffer:
    offers = list_letters_for(actor=people.HENDRA, purpose="test", person_id=person.person_id)
    return next(one for one in offers if one.kind is kind)


def test_what_it_is_for_and_for_whom_is_printed(tray: Tray) -> None:
    head = people.settle(people.asep_and_siti()).head
    letter_id = asks(Kind.BIODATA, head.person_id, purpose="  Pendaftaran   sekolah ", addressee="SMPN 1")
    assert tray.yuni
    letter = dataset_of(prepared(tray, letter_id))
    assert (letter.purpose, letter.addressee) == ("Pendaftaran sekolah", "SMPN 1")  # type: ignore[attr-defined]
    assert tray.sign(letter_id, at=TOMORROW).signed == (letter_id,)
    words = text_of(tray.pdf(letter_id))
    assert "Keperluan" in words
    assert "Pendaftaran sekolah" in words


def test_the_counter_asks_for_letters_and_sees_how_one_would_read(tray: Tray) -> None:
    head = people.settle(people.asep_and_siti()).head
    made = request_letter(
        actor=people.LILIS,
        at=TOMORROW,
        kind=Kind.BIODATA,
        person_id=head.person_id,
        office_id=cast.office().id,
    )
    papers = list_of_person(actor=people.LILIS, person_id=head.person_id)
    assert [one.document_id for one in papers] == [made]
    picture = draw_letter(
        actor=people.LILIS,
        purpose="test",
        at=TOMORROW,
        kind=Kind.SUKET,
        person_id=head.person_id,
        office_id=cast.office().id,
    )
    assert picture.startswith(b"\xff\xd8")
