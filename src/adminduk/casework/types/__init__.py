"""What casework gives and takes."""

from adminduk.casework.comparing import Comparison, Likeness
from adminduk.casework.facts import Assurance, Channel
from adminduk.casework.findings import Audience, Finding, FindingKind
from adminduk.casework.intake import types as intake
from adminduk.casework.intake.types import CleanFile, UploadStatus
from adminduk.casework.lifecycle import NAMES, PETALS, Status, Step
from adminduk.casework.services import NoSuchService
from adminduk.casework.types.filling import Filling
from adminduk.casework.types.refusals import (
    AnswersIncomplete,
    CaseNotFound,
    CaseOfAnother,
    DecisionNeeded,
    DeliveryExpired,
    FindingsOpen,
    NotNow,
    NumberUsedUp,
    PapersMissing,
    PapersUnjudged,
    ReasonNeeded,
    RuleRefuses,
    SameEyes,
    SignInFirst,
    UnknownPaper,
    WrongPin,
)
from adminduk.casework.types.views import (
    CaseLine,
    CaseView,
    DeliveredDocument,
    DeliveryView,
    PageImage,
    PaperView,
    StepView,
    Submitted,
    TrayCase,
)

__all__ = [
    "NAMES",
    "PETALS",
    "AnswersIncomplete",
    "Assurance",
    "Audience",
    "CaseLine",
    "CaseNotFound",
    "CaseOfAnother",
    "CaseView",
    "Channel",
    "CleanFile",
    "Comparison",
    "DecisionNeeded",
    "DeliveredDocument",
    "DeliveryExpired",
    "DeliveryView",
    "Filling",
    "Finding",
    "FindingKind",
    "FindingsOpen",
    "Likeness",
    "NoSuchService",
    "NotNow",
    "NumberUsedUp",
    "PageImage",
    "PaperView",
    "PapersMissing",
    "PapersUnjudged",
    "ReasonNeeded",
    "RuleRefuses",
    "SameEyes",
    "SignInFirst",
    "Status",
    "Step",
    "StepView",
    "Submitted",
    "TrayCase",
    "UnknownPaper",
    "UploadStatus",
    "WrongPin",
    "intake",
]
