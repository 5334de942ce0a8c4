from adminduk.register.models.akta import Akta, Note, NoteDue
from adminduk.register.models.entry import Entry
from adminduk.register.models.family import Family, Membership
from adminduk.register.models.marriage import Marriage
from adminduk.register.models.numbers import AktaNumber, FamilyNumber, Nik, NumberCounter, OldAkta
from adminduk.register.models.pair import NameWord, Newcomer, Pair, PairStep
from adminduk.register.models.person import Person
from adminduk.register.models.population import ChangedVillage, Population, Snapshot, VitalEvents
from adminduk.register.models.revision import Revision
from adminduk.register.models.transfer import Import, ImportBatch

__all__ = [
    "Akta",
    "AktaNumber",
    "ChangedVillage",
    "Entry",
    "Family",
    "FamilyNumber",
    "Import",
    "ImportBatch",
    "Marriage",
    "Membership",
    "NameWord",
    "Newcomer",
    "Nik",
    "Note",
    "NoteDue",
    "NumberCounter",
    "OldAkta",
    "Pair",
    "PairStep",
    "Person",
    "Population",
    "Revision",
    "Snapshot",
    "VitalEvents",
]
