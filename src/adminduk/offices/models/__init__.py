from adminduk.offices.models.office import Office
from adminduk.offices.models.region import Region
from adminduk.offices.models.staff import Passkey, Staff

__all__ = ["Office", "Passkey", "Region", "Staff"]
