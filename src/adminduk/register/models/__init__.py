from adminduk.register.models.entry import Entry
from adminduk.register.models.family import Family, Membership
from adminduk.register.models.numbers import AktaNumber, FamilyNumber, Nik, NumberCounter
from adminduk.register.models.person import Person

__all__ = ["AktaNumber", "Entry", "Family", "FamilyNumber", "Membership", "Nik", "NumberCounter", "Person"]
