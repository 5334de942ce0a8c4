"""Who may write in a case: one place, asked by every operation."""

from __future__ import annotations

from adminduk.casework.lifecycle import Status
from adminduk.casework.models import Case, Paper
from adminduk.casework.types.refusals import CaseNotFound, CaseOfAnother, SameEyes, SignInFirst, UnknownPaper
from adminduk.foundation.access.types import Actor, Kind


def require_applicant(case: Case, actor: Actor) -> None:
    """The resident whose report it is, the holder of its PIN, or an officer who enters it at the counter."""
    if actor.kind is Kind.RESIDENT:
        if case.account_id is None or case.account_id != actor.account_id:
            raise CaseNotFound
        return
    if actor.kind is Kind.PUBLIC:
        # Number and PIN open this one case, to answer what was returned and nothing else.
        if actor.case_id != case.case_id or case.status != Status.RETURNED:
            raise CaseNotFound
        return
    actor.require("case.enter", case.kabkota)
    # What somebody sent in himself stays his own: an officer amends it with a reason, he does not answer it.
    if case.account_id is not None:
        raise CaseOfAnother


def require_known_applicant(case: Case, actor: Actor) -> None:
    """As `require_applicant`, but who answers must be known: a PIN can be read off a receipt."""
    require_applicant(case, actor)
    if actor.kind is Kind.PUBLIC:
        raise SignInFirst


def require_asked_back(case: Case, actor: Actor, kind: str) -> None:
    """Whoever holds only the PIN replaces a paper that came back, and no other."""
    if actor.kind is not Kind.PUBLIC:
        return
    if not Paper.objects.filter(case_id=case.case_id, kind=kind, state="returned").exists():
        raise UnknownPaper


def require_verifier(case: Case, actor: Actor) -> None:
    """The verifier to whom the case was dealt, who is not the one who entered it."""
    actor.require("case.verify", case.kabkota)
    if case.assigned_to != actor.id:
        raise CaseOfAnother
    if case.entered_by is not None and case.entered_by == actor.id:
        raise SameEyes


def require_approver(case: Case, actor: Actor) -> None:
    """The approver to whom the case was dealt, who neither entered nor verified it."""
    actor.require("case.approve", case.kabkota)
    if case.assigned_to != actor.id:
        raise CaseOfAnother
    if actor.id in {case.entered_by, case.verified_by}:
        raise SameEyes
