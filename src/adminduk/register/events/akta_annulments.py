"""A birth or death akta annulled: by a ruling, or by the office that made it (contrarius actus)."""

from __future__ import annotations

from adminduk.foundation.access.types import OutsideJurisdiction
from adminduk.register.book import Book
from adminduk.register.events.aktas import akta_of
from adminduk.register.events.heads import settle_household
from adminduk.register.events.homes import return_home
from adminduk.register.events.statuses import show_marriage
from adminduk.register.states import MarriageState, PersonState
from adminduk.register.types.aktas import AktaAnnulment
from adminduk.register.types.event import Ruling
from adminduk.register.types.refusals import PersonNotLiving
from adminduk.regulations import aktas, codes
from adminduk.regulations.objections import refusal


def annul_akta(event: AktaAnnulment, book: Book) -> None:
    """Raises `PersonNotLiving`, `OutsideJurisdiction`, `NotLawful`, `NoAdultHead`."""
    person = book.person(event.person_id)
    if person.kabkota != event.kabkota:
        raise OutsideJurisdiction
    kept = akta_of(book, person, event.akta_number)
    if not isinstance(event.basis, Ruling):
        act = event.basis
        allowed = aktas.may_annul_own_act(
            data_false=act.data_false, disputed=act.disputed, minutes=act.minutes
        )
        book.demand(allowed, NEEDS_RULING)
    else:
        book.demand(event.basis.given_on <= event.effective_on, TOO_EARLY)
    kind = aktas.kind_of(
        event.akta_number,
        birth=person.birth_akta_number,
        death=person.death_akta_number,
        made_as=kept.kind if kept else "",
    )
    book.demand(not aktas.is_annulled_by_its_own_event(kind), OTHER_EVENT)
    if kept is not None:
        kept.state = "annulled"
    book.note(event.akta_number, "annulment")
    book.facts["by_ruling"] = isinstance(event.basis, Ruling)
    if kind == aktas.DEATH:
        _live_again(event, book, person)
    else:
        _lose_birth_akta(event, book, person)


def _lose_birth_akta(event: AktaAnnulment, book: Book, person: PersonState) -> None:
    """The NIK stays given: nobody else ever gets it."""
    person.birth_akta_number = ""
    family = book.family_of(person)
    book.family_id = family.family_id if family else None
    if not event.person_was_false:
        return
    if not person.living:
        raise PersonNotLiving
    book.demand(not book.marriages(person), STILL_MARRIED)
    was_head = book.is_head(person)
    person.life, person.moving_to = "void", ""
    if person.residence == "moving":
        person.residence = "visitor" if person.stay_village else "resident"
    if family is not None:
        book.leave(person, event.effective_on)
        settle_household(book, family, lost_head=person if was_head else None, chosen=event.new_head)


def _live_again(event: AktaAnnulment, book: Book, person: PersonState) -> None:
    book.demand(person.life == "dead", NOT_DEAD)
    died_on = person.death_date
    person.life, person.death_date, person.death_akta_number = "living", None, ""
    ended = [
        one
        for one in book.wedlock
        if one.ended_by == "death"
        and one.ended_on == died_on
        and person.person_id in (one.wife_id, one.husband_id)
    ]
    for marriage in ended:
        _reopen(book, marriage, person)
    return_home(book, person, event.home)


def _reopen(book: Book, marriage: MarriageState, person: PersonState) -> None:
    """Unless the widow has married again, or has died meanwhile, the marriage never ended."""
    spouse_id = marriage.husband_id if person.person_id == marriage.wife_id else marriage.wife_id
    spouse = book.people.get(spouse_id)
    book.demand(spouse is not None, NAME_THE_SPOUSE)
    assert spouse is not None
    if spouse.life == "dead":
        marriage.ended_on, person.marital_status = spouse.death_date, codes.WIDOWED
    elif not spouse.living or (book.marriages(spouse) and spouse.person_id == marriage.wife_id):
        person.marital_status = codes.DIVORCED_UNREGISTERED
    else:
        book.demand(person.sex != spouse.sex, SEX_CHANGED)
        marriage.ended_on, marriage.ended_by = None, ""
        show_marriage(person, marriage)
        if spouse.marital_status == codes.WIDOWED:
            show_marriage(spouse, marriage)


NEEDS_RULING = refusal(
    "akta.annulment_needs_ruling",
    id="Kantor membatalkan aktanya sendiri hanya bila datanya keliru, tanpa sengketa, dan ada berita acara. "
    "Selain itu perlu putusan pengadilan.",
    en="The office annuls its own akta only when the data are false, undisputed, and minutes were made. "
    "Otherwise a court must rule.",
    article="Permendagri 108/2019 art. 89",
)
SEX_CHANGED = refusal(
    "akta.sex_changed_since",
    id="Jenis kelamin salah satu pasangan berubah sejak itu. Nasib perkawinannya ditetapkan pengadilan.",
    en="The sex of one of the couple has changed since. A court must rule on their marriage.",
    article="UU 1/1974 art. 1",
)
TOO_EARLY = refusal(
    "akta.annulled_before_ruling",
    id="Pembatalan berlaku paling awal pada tanggal putusan. Periksa kedua tanggal itu.",
    en="An annulment counts from the day of the ruling at the earliest. Please check both dates.",
    article="UU 23/2006 art. 72",
)
OTHER_EVENT = refusal(
    "akta.annulled_by_its_own_event",
    id="Akta perkawinan dan perceraian dibatalkan lewat layanan pembatalannya masing-masing.",
    en="Marriage and divorce akta are annulled by the services for their annulment.",
    article="UU 23/2006 art. 39 and 43",
)
STILL_MARRIED = refusal(
    "akta.false_person_married",
    id="Orang yang dinyatakan tidak ada itu tercatat kawin. Batalkan dulu perkawinannya.",
    en="The person who never was is registered as married. Please annul the marriage first.",
    article="UU 23/2006 art. 39",
)
NOT_DEAD = refusal(
    "akta.not_dead",
    id="Orang itu tidak tercatat meninggal, jadi akta kematiannya tidak ada.",
    en="That person is not registered as deceased, so there is no death akta.",
    article="UU 24/2013 art. 44",
)
NAME_THE_SPOUSE = refusal(
    "akta.name_the_spouse",
    id="Perkawinan orang itu berlanjut bersamanya. Sebutkan suami atau istrinya.",
    en="That person's marriage goes on with him. Please name the husband or wife.",
    article="UU 1/1974 art. 38",
)
