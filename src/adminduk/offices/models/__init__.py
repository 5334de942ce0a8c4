from adminduk.offices.models.delegation import Delegation
from adminduk.offices.models.office import Office
from adminduk.offices.models.region import Region
from adminduk.offices.models.staff import Passkey, Staff

__all__ = ["Delegation", "Office", "Passkey", "Region", "Staff"]
