"""What casework gives and takes."""

from adminduk.casework.facts import Assurance, Channel
from adminduk.casework.findings import Audience, Finding, FindingKind
from adminduk.casework.intake import types as intake
from adminduk.casework.intake.types import CleanFile, UploadStatus
from adminduk.casework.lifecycle import NAMES, PETALS, Status, Step
from adminduk.casework.services import NoSuchService
from adminduk.casework.types import refusals
from adminduk.casework.types.filling import Filling
from adminduk.casework.types.views import (
    CaseLine,
    CaseView,
    DeliveredDocument,
    DeliveryView,
    PageImage,
    PaperView,
    StepView,
    Submitted,
)

__all__ = [
    "NAMES",
    "PETALS",
    "Assurance",
    "Audience",
    "CaseLine",
    "CaseView",
    "Channel",
    "CleanFile",
    "DeliveredDocument",
    "DeliveryView",
    "Filling",
    "Finding",
    "FindingKind",
    "NoSuchService",
    "PageImage",
    "PaperView",
    "Status",
    "Step",
    "StepView",
    "Submitted",
    "UploadStatus",
    "intake",
    "refusals",
]
