"""The next steps that are open to this officer in this case, and what still stands in their way.

What may be done is read from the life of the case and from the same questions that the guards ask; a
button that is missing here is refused there too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adminduk.casework.types import Audience, CaseView, DecisionNeeded, Filling, SameEyes, Status, Step
from adminduk.foundation.access.types import Actor
from adminduk.foundation.texts import Both

VERIFY, APPROVE = "verify", "approve"
PASS_ON = Both(id="Teruskan ke persetujuan", en="Pass on for approval")
REGISTER = Both(id="Setujui dan catat", en="Approve and register")
WHY_PASS_ON = Both(
    id="Penyetuju memeriksa sekali lagi, lalu data masuk register.",
    en="An approver checks once more, then it enters the register.",
)
WHY_REGISTER = Both(
    id="Data langsung masuk register. NIK dan nomor akta diberikan.",
    en="It enters the register at once. NIK and akta number are allotted.",
)
WHY_RETURN = Both(
    id="Jam janji berhenti sampai pelapor menjawab.",
    en="The promised clock stops until the applicant answers.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A step as a button; `act` is its name in the address. With `reason` the officer must say why."""

    act: str
    label: Both
    icon: str
    danger: bool = False
    reason: Both | None = None
    help: Both | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """`role` is verify, approve or "" for whoever only looks. `locks` say why `main` is not open yet."""

    role: str
    main: Way | None = None
    why: Both | None = None
    others: tuple[Way, ...] = ()
    locks: tuple[Both, ...] = ()

    @property
    def may_judge(self) -> bool:
        return self.role == VERIFY


REJECT = Way(
    act="reject",
    label=Both(id="Tolak laporan", en="Refuse the report"),
    icon="octagon-x",
    danger=True,
    reason=Both(id="Alasan yang dibaca pelapor", en="The reason that the applicant reads"),
    help=Both(
        id="Pelapor diberi tahu, juga tentang haknya untuk keberatan.",
        en="The applicant is told, and that he may object.",
    ),
)
NOTE = Way(
    act="return",
    label=Both(id="Kembalikan dengan pertanyaan", en="Return with a question"),
    icon="message-circle",
    reason=Both(id="Yang harus dijawab pelapor", en="What the applicant must answer"),
    help=WHY_RETURN,
)
ASK = Way(
    act="ask",
    label=Both(id="Tanya verifikator", en="Ask the verifier"),
    icon="undo-2",
    reason=Both(id="Pertanyaan untuk verifikator", en="Question to the verifier"),
    help=Both(id="Berkas kembali ke verifikator yang sama.", en="The case goes back to the same verifier."),
)


def ways_on(filling: Filling, actor: Actor) -> Ways:
    case = filling.case
    mine = case.line.assigned_to == actor.id
    if mine and Step.APPROVE in case.steps and "case.approve" in actor.permissions:
        return _approver(filling, actor)
    if mine and Step.VERIFY in case.steps and "case.verify" in actor.permissions:
        return _verifier(filling, actor)
    return Ways(role="", locks=tuple(_elsewhere(case, mine)))


def _verifier(filling: Filling, actor: Actor) -> Ways:
    case = filling.case
    if case.entered_by == actor.id:
        return Ways(role="", locks=(SameEyes.sentence,))
    returned = sum(paper.state == "returned" for paper in case.papers)
    locks = tuple(_locks(filling))
    others = (NOTE, REJECT) if Step.RETURN_ITEMS in case.steps else ()
    if returned and Step.RETURN_ITEMS in case.steps:
        label = Both(id="Kembalikan {count} butir", en="Return {count} items").format(count=returned)
        give_back = Way(act="return", label=label, icon="undo-2", danger=True)
        return Ways(role=VERIFY, main=give_back, why=WHY_RETURN, others=(REJECT,), locks=locks)
    main = None if locks else Way(act="verify", label=PASS_ON, icon="arrow-right")
    return Ways(role=VERIFY, main=main, why=WHY_PASS_ON, others=others, locks=locks)


def _approver(filling: Filling, actor: Actor) -> Ways:
    if actor.id in {filling.case.entered_by, filling.case.verified_by}:
        return Ways(role="", locks=(SameEyes.sentence,))
    locks = tuple(_locks(filling))
    main = None if locks else Way(act="approve", label=REGISTER, icon="badge-check")
    return Ways(role=APPROVE, main=main, why=WHY_REGISTER, others=(ASK, REJECT), locks=locks)


def _locks(filling: Filling) -> Iterator[Both]:
    """What must be done before the case can go on."""
    yield from (one.sentence for one in filling.refusals)
    yield from (one.explanation for one in filling.missing)
    for number, paper in enumerate(filling.case.papers, start=1):
        if paper.state == "offered":
            yield Both(id="Butir {number} belum dinilai.", en="Paper {number} is not judged yet.").format(
                number=number
            )
        elif paper.state == "returned":
            yield Both(id="Butir {number} belum sah.", en="Paper {number} is not valid yet.").format(
                number=number
            )
    open_questions = len(filling.unconfirmed(Audience.OFFICER))
    if open_questions:
        yield Both(
            id="{count} temuan belum dipastikan.", en="{count} findings are not confirmed yet."
        ).format(count=open_questions)
    if any(not filling.case.decisions.get(one.name) for one in filling.decisions):
        yield DecisionNeeded.sentence


def _elsewhere(case: CaseView, mine: bool) -> Iterator[Both]:
    """Why nothing can be done here, for whoever only looks."""
    words = {
        Status.DRAFT: Both(id="Laporan belum dikirim.", en="The report has not been sent in."),
        Status.RETURNED: Both(
            id="Menunggu jawaban pelapor. Jam janji berhenti.",
            en="Waiting for the applicant. The promised clock stands still.",
        ),
        Status.REGISTERED: Both(
            id="Sudah tercatat. Dokumennya menunggu tanda tangan.",
            en="Registered. Its documents wait for a signature.",
        ),
        Status.DONE: Both(id="Selesai. Dokumen sudah dikirim.", en="Finished. The documents were sent."),
        Status.REJECTED: Both(id="Laporan ini ditolak.", en="This report was refused."),
        Status.CANCELLED: Both(id="Pelapor membatalkan laporan.", en="The applicant cancelled the report."),
    }
    if case.status in words:
        yield words[case.status]
    elif case.line.assigned_to is None:
        yield Both(
            id="Belum dibagikan: tidak ada petugas yang bertugas.",
            en="Not dealt yet: no officer is on duty.",
        )
    elif not mine:
        yield Both(id="Berkas ini dipegang petugas lain.", en="Another officer holds this case.")
