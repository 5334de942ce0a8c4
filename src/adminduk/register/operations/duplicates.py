"""The search for duplicates through the whole register, which goes on where it was stopped."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.audit.operations import record
from adminduk.register.operations.found_pairs import MAY, keep_name_counts, keep_pairs
from adminduk.register.types.likeness import Verdict
from adminduk.regulations.law import Law

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found: records compared, pairs that the engine proposed, and, since it last began, pairs
    that officers should look at and of these the ones that are hardly in doubt."""

    people: int
    proposed: int
    pairs: int
    same: int


def find_all_duplicates(
    *,
    actor: Actor,
    at: datetime,
    today: date,
    folder: Path,
    memory: str = "2GB",
    threads: int = 2,
    progress: Progress = lambda step, done, of: None,
) -> Search:
    """Compares everybody with everybody worth comparing and keeps the pairs for the officers.

    `folder` holds personal data while it runs (readable by the owner only) and is emptied at the end; after an
    interruption the same folder goes on where it was. `memory` is DuckDB's; what needs more goes to the folder.
    Pairs that officers decided are left as they are.
    """
    # Splink and DuckDB take a second to load, and only this needs them.
    from adminduk.register.matching.compare import Scale
    from adminduk.register.matching.whole import finding
    from adminduk.register.matching.whole.exporting import export_people

    actor.require(MAY)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    results = folder / "found"
    results.mkdir(exist_ok=True)
    export_people(actor, folder, progress=progress)
    engine = finding.open_engine(folder, memory=memory, threads=threads)
    try:
        rarity = finding.count_words(engine)
        keep_name_counts(actor=actor, at=at, counts=rarity.counts, people=rarity.people)
        law = Law(on=today).matching
        proposals, mark = results / "proposals.parquet", results / "after"
        if not proposals.exists():
            progress("compare", 0, 1)
            finding.propose(engine, law, proposals)
        pairs = same = 0
        for batch in finding.judge(
            engine,
            proposals,
            Scale(law, rarity.people, rarity),
            after=_reached(mark),
            progress=lambda done, of: progress("judge", done, of),
        ):
            keep_pairs(actor=actor, at=at, pairs=batch.found)
            # Written after the commit: what is judged twice is only weighed anew.
            mark.write_text(" ".join(batch.last))
            pairs += len(batch.found)
            same += sum(one.likeness.verdict is Verdict.SAME for one in batch.found)
        proposed = finding.count_proposals(engine)
    finally:
        engine.close()
    answer = Search(rarity.people, proposed, pairs, same)
    with acting(actor):
        record(
            actor=actor,
            at=at,
            action="register.duplicates",
            subject_kind="register",
            subject_id="all",
            detail={"people": answer.people, "pairs": answer.pairs},
        )
    shutil.rmtree(folder)
    return answer


def _reached(mark: Path) -> tuple[str, str]:
    first, _, second = mark.read_text().partition(" ") if mark.exists() else ("", "", "")
    return first, second
