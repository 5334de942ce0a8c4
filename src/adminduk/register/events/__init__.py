"""What each kind of event does to the register: one function an event, over the open book.

A function reads like the handbook: whom it is about, what the law demands, what changes. It raises
refusals, sets attributes of the rows, opens and closes places in families, asks for numbers, and writes
nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from adminduk.register.book import Book
from adminduk.register.events.abroad import move_abroad, return_from_abroad
from adminduk.register.events.adoptions import adopt
from adminduk.register.events.akta_annulments import annul_akta
from adminduk.register.events.aktas import correct_akta
from adminduk.register.events.annulments import annul_divorce, annul_marriage
from adminduk.register.events.children import acknowledge, legitimate
from adminduk.register.events.citizenship import become_indonesian, lose_citizenship
from adminduk.register.events.deaths import die
from adminduk.register.events.dissolutions import dissolve
from adminduk.register.events.divorces import declare_divorce, divorce, take_note_of_divorce
from adminduk.register.events.elements import change_elements
from adminduk.register.events.first_records import record_first
from adminduk.register.events.foreigners import (
    arrive_for_a_time,
    arrive_for_good,
    depart,
    make_permanent,
    move_visitor,
    renew_permit,
)
from adminduk.register.events.households import (
    change_head,
    found_family,
    join_family,
    rename_address,
    split_family,
)
from adminduk.register.events.identity import merge, part
from adminduk.register.events.marriages import declare_marriage, marry, marry_by_ruling, take_note_of_marriage
from adminduk.register.events.moves import move_in, move_out
from adminduk.register.events.moves_cancelled import cancel_move
from adminduk.register.events.moves_within import move_within
from adminduk.register.events.old_aktas import record_old_akta
from adminduk.register.events.rulings import change_name, change_sex, note_ruling
from adminduk.register.events.vulnerable import become_resident, record_temporarily
from adminduk.register.types.abroad import MoveAbroad, ReturnFromAbroad
from adminduk.register.types.aktas import AktaAnnulment, AktaCorrection
from adminduk.register.types.children import Acknowledgement, Adoption, Legitimation
from adminduk.register.types.citizenship import CitizenshipGained, CitizenshipLost
from adminduk.register.types.deaths import Death
from adminduk.register.types.dissolutions import FamilyDissolved
from adminduk.register.types.divorces import Divorce, DivorceAnnulment, DivorceNotified, UnregisteredDivorce
from adminduk.register.types.elements import ElementChange
from adminduk.register.types.event import Event
from adminduk.register.types.first_records import FirstRecord
from adminduk.register.types.foreigners import (
    ForeignerDeparture,
    PermanentArrival,
    PermitMadePermanent,
    PermitRenewed,
    VisitorArrival,
    VisitorMoved,
)
from adminduk.register.types.households import AddressRenamed, FamilyJoin, FamilySplit, HeadChange, NewFamily
from adminduk.register.types.identity import PersonsMerged, PersonsParted
from adminduk.register.types.marriages import (
    Marriage,
    MarriageAnnulment,
    MarriageByRuling,
    MarriageNotified,
    UnregisteredMarriage,
)
from adminduk.register.types.moves import MoveCancelled, MoveIn, MoveOut, MoveWithin
from adminduk.register.types.old_aktas import OldAktaRecorded
from adminduk.register.types.rulings import ChangeOfName, ChangeOfSex, MarginalNote
from adminduk.register.types.vulnerable import TemporaryBecomesResident, TemporaryRecord

DECISIONS: dict[type[Event], Callable[[Any, Book], None]] = {
    Death: die,
    PersonsMerged: merge,
    PersonsParted: part,
    NewFamily: found_family,
    FamilySplit: split_family,
    FamilyJoin: join_family,
    HeadChange: change_head,
    FamilyDissolved: dissolve,
    AddressRenamed: rename_address,
    ChangeOfName: change_name,
    ChangeOfSex: change_sex,
    MarginalNote: note_ruling,
    ElementChange: change_elements,
    AktaCorrection: correct_akta,
    AktaAnnulment: annul_akta,
    OldAktaRecorded: record_old_akta,
    Marriage: marry,
    MarriageByRuling: marry_by_ruling,
    MarriageNotified: take_note_of_marriage,
    UnregisteredMarriage: declare_marriage,
    MarriageAnnulment: annul_marriage,
    Divorce: divorce,
    DivorceNotified: take_note_of_divorce,
    UnregisteredDivorce: declare_divorce,
    DivorceAnnulment: annul_divorce,
    Acknowledgement: acknowledge,
    Legitimation: legitimate,
    Adoption: adopt,
    MoveWithin: move_within,
    MoveOut: move_out,
    MoveIn: move_in,
    MoveCancelled: cancel_move,
    MoveAbroad: move_abroad,
    ReturnFromAbroad: return_from_abroad,
    VisitorArrival: arrive_for_a_time,
    PermanentArrival: arrive_for_good,
    PermitMadePermanent: make_permanent,
    PermitRenewed: renew_permit,
    VisitorMoved: move_visitor,
    ForeignerDeparture: depart,
    CitizenshipGained: become_indonesian,
    CitizenshipLost: lose_citizenship,
    FirstRecord: record_first,
    TemporaryRecord: record_temporarily,
    TemporaryBecomesResident: become_resident,
}
