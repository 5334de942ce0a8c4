from adminduk.data_access.models.access import Access
from adminduk.data_access.models.agreement import Agreement, AgreementPaper, AgreementStep
from adminduk.data_access.models.billing import Charge, Usage, UsageCursor, UsedAssertion
from adminduk.data_access.models.institution import Client, ClientKey, Institution, Officer
from adminduk.data_access.models.matching import Matching, MatchingPart, MatchingPiece
from adminduk.data_access.models.quota import Quota
from adminduk.data_access.models.sandbox import SandboxPerson
from adminduk.data_access.models.seal import Seal

__all__ = [
    "Access",
    "Agreement",
    "AgreementPaper",
    "AgreementStep",
    "Charge",
    "Client",
    "ClientKey",
    "Institution",
    "Matching",
    "MatchingPart",
    "MatchingPiece",
    "Officer",
    "Quota",
    "SandboxPerson",
    "Seal",
    "Usage",
    "UsageCursor",
    "UsedAssertion",
]
