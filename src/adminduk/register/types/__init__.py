"""What the register gives and takes: frozen dataclasses, enums and refusals."""

from adminduk.register.types.birth import (
    Birth,
    BirthCorrection,
    BirthRegistered,
    ChildFacts,
    Citizenship,
    EvidenceReference,
    Parentage,
    ParentFacts,
    Stillbirth,
    StillbirthCorrection,
    StillbirthRegistered,
)
from adminduk.register.types.deaths import Death
from adminduk.register.types.event import Entered, Event, Ruling
from adminduk.register.types.family import Family, Member, Relation
from adminduk.register.types.homes import Founds, Home, Joins
from adminduk.register.types.identity import PersonsMerged, PersonsParted
from adminduk.register.types.likeness import (
    Agreement,
    Compared,
    Likeness,
    LikePerson,
    Particulars,
    Verdict,
)
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from adminduk.register.types.matching import PossibleDuplicate, ResidentMatch
from adminduk.register.types.person import Life, Person, Residence, Sex
from adminduk.register.types.refusals import (
    AlreadyHasAkta,
    EntryNotFound,
    FamilyNotActive,
    NikUsedUp,
    NoAdultHead,
    NotLawful,
    NumberUsedUp,
    PersonNotFound,
    PersonNotLiving,
    SomebodyWasFaster,
    WithoutFamily,
)

__all__ = [
    "Agreement",
    "AlreadyHasAkta",
    "Birth",
    "BirthCorrection",
    "BirthRegistered",
    "ChildFacts",
    "Citizenship",
    "Compared",
    "Death",
    "Entered",
    "EntryNotFound",
    "Event",
    "EvidenceReference",
    "Family",
    "FamilyNotActive",
    "Founds",
    "Home",
    "Joins",
    "Life",
    "LikePerson",
    "Likeness",
    "LoadedFamily",
    "LoadedPerson",
    "Member",
    "NikUsedUp",
    "NoAdultHead",
    "NotLawful",
    "NumberUsedUp",
    "ParentFacts",
    "Parentage",
    "Particulars",
    "Person",
    "PersonNotFound",
    "PersonNotLiving",
    "PersonsMerged",
    "PersonsParted",
    "PossibleDuplicate",
    "Relation",
    "Residence",
    "ResidentMatch",
    "Ruling",
    "Sex",
    "SomebodyWasFaster",
    "Stillbirth",
    "StillbirthCorrection",
    "StillbirthRegistered",
    "Verdict",
    "WithoutFamily",
]
