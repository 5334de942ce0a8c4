from adminduk.data_access.models.access import Access
from adminduk.data_access.models.agreement import Agreement, AgreementPaper, AgreementStep
from adminduk.data_access.models.institution import Client, ClientKey, Institution, Officer
from adminduk.data_access.models.quota import Quota
from adminduk.data_access.models.seal import Seal

__all__ = [
    "Access",
    "Agreement",
    "AgreementPaper",
    "AgreementStep",
    "Client",
    "ClientKey",
    "Institution",
    "Officer",
    "Quota",
    "Seal",
]
