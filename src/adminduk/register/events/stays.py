"""Where somebody lives who is on no family card."""

from __future__ import annotations

from adminduk.offices.queries import full_name
from adminduk.register.states import FamilyState, PersonState
from adminduk.register.types.homes import Founds


def stay_at(person: PersonState, home: Founds | FamilyState) -> None:
    """A visitor's address; the one he had becomes the previous one."""
    if person.stay_village:
        person.previous_address = stay_in_words(person)
    person.stay_address, person.stay_village = home.address.strip()[:120], home.village_code
    person.stay_rt, person.stay_rw = home.rt, home.rw


def leave_stay(person: PersonState) -> None:
    """It becomes the previous address of who leaves for good, or for a family card."""
    if person.stay_village:
        person.previous_address = stay_in_words(person)
    person.stay_address = person.stay_rt = person.stay_rw = person.stay_village = ""


def stay_in_words(person: PersonState) -> str:
    """As it stands on papers; at most 250 letters."""
    lines = (
        f"{person.stay_address} RT {person.stay_rt}/RW {person.stay_rw}",
        *full_name(person.stay_village),
    )
    return ", ".join(lines)[:250]
