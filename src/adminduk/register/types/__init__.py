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
from adminduk.register.types.family import Family, Member, Relation
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from adminduk.register.types.matching import PossibleDuplicate, ResidentMatch
from adminduk.register.types.person import Life, Person, Residence, Sex
from adminduk.register.types.refusals import (
    AlreadyHasAkta,
    EntryNotFound,
    FamilyNotActive,
    NikUsedUp,
    NumberUsedUp,
    PersonNotFound,
    PersonNotLiving,
)

__all__ = [
    "AlreadyHasAkta",
    "Birth",
    "BirthCorrection",
    "BirthRegistered",
    "ChildFacts",
    "Citizenship",
    "EntryNotFound",
    "EvidenceReference",
    "Family",
    "FamilyNotActive",
    "Life",
    "LoadedFamily",
    "LoadedPerson",
    "Member",
    "NikUsedUp",
    "NumberUsedUp",
    "ParentFacts",
    "Parentage",
    "Person",
    "PersonNotFound",
    "PersonNotLiving",
    "PossibleDuplicate",
    "Relation",
    "Residence",
    "ResidentMatch",
    "Sex",
    "Stillbirth",
    "StillbirthCorrection",
    "StillbirthRegistered",
]
