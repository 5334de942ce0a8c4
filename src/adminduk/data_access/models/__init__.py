from adminduk.data_access.models.access import Access
from adminduk.data_access.models.agreement import Agreement, AgreementPaper, AgreementStep
from adminduk.data_access.models.alarm import Alarm, Pulse
from adminduk.data_access.models.billing import Charge, Usage, UsageCursor, UsedAssertion
from adminduk.data_access.models.dp4 import Dp4File, Dp4Release, Dp4Village
from adminduk.data_access.models.feed import ChangeEvent, Delivery, Served, Subscription
from adminduk.data_access.models.institution import Client, ClientKey, Institution, Officer
from adminduk.data_access.models.matching import Matching, MatchingPart, MatchingPiece
from adminduk.data_access.models.objection import Objection, ObjectionStep
from adminduk.data_access.models.open_data import OpenCount, OpenDay
from adminduk.data_access.models.quota import Quota
from adminduk.data_access.models.sandbox import SandboxPerson
from adminduk.data_access.models.seal import Seal
from adminduk.data_access.models.service import Incident, Measure

__all__ = [
    "Access",
    "Agreement",
    "AgreementPaper",
    "AgreementStep",
    "Alarm",
    "ChangeEvent",
    "Charge",
    "Client",
    "ClientKey",
    "Delivery",
    "Dp4File",
    "Dp4Release",
    "Dp4Village",
    "Incident",
    "Institution",
    "Matching",
    "MatchingPart",
    "MatchingPiece",
    "Measure",
    "Objection",
    "ObjectionStep",
    "Officer",
    "OpenCount",
    "OpenDay",
    "Pulse",
    "Quota",
    "SandboxPerson",
    "Seal",
    "Served",
    "Subscription",
    "Usage",
    "UsageCursor",
    "UsedAssertion",
]
