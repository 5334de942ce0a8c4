from adminduk.data_access.models.access import Access
from adminduk.data_access.models.agreement import Agreement, AgreementPaper, AgreementStep
from adminduk.data_access.models.billing import Charge, Usage, UsageCursor, UsedAssertion
from adminduk.data_access.models.dp4 import Dp4File, Dp4Release, Dp4Village
from adminduk.data_access.models.feed import ChangeEvent, Delivery, Served, Subscription
from adminduk.data_access.models.institution import Client, ClientKey, Institution, Officer
from adminduk.data_access.models.objection import Objection, ObjectionStep
from adminduk.data_access.models.open_data import OpenCount, OpenDay
from adminduk.data_access.models.quota import Quota
from adminduk.data_access.models.sandbox import SandboxPerson
from adminduk.data_access.models.seal import Seal

__all__ = [
    "Access",
    "Agreement",
    "AgreementPaper",
    "AgreementStep",
    "ChangeEvent",
    "Charge",
    "Client",
    "ClientKey",
    "Delivery",
    "Dp4File",
    "Dp4Release",
    "Dp4Village",
    "Institution",
    "Objection",
    "ObjectionStep",
    "Officer",
    "OpenCount",
    "OpenDay",
    "Quota",
    "SandboxPerson",
    "Seal",
    "Served",
    "Subscription",
    "Usage",
    "UsageCursor",
    "UsedAssertion",
]
