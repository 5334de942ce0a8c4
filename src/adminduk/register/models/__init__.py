from adminduk.register.models.entry import Entry
from adminduk.register.models.family import Family, Membership
from adminduk.register.models.numbers import FamilyNumber, Nik, NumberCounter
from adminduk.register.models.person import Person

__all__ = ["Entry", "Family", "FamilyNumber", "Membership", "Nik", "NumberCounter", "Person"]
