"""Finds the pairs of a register that may be one person: Splink meets and weighs, our comparison judges."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
from splink import DuckDBAPI, Linker

from adminduk.register.matching.compare import Scale, compare
from adminduk.register.matching.rarity import Rarity
from adminduk.register.matching.whole.records import READ, particulars_of
from adminduk.register.matching.whole.settings import settings
from adminduk.register.types.likeness import Likeness, Verdict
from adminduk.regulations.law import MatchingLaw

# Splink only proposes, so it may be generous: from this weight (bits) on our comparison looks.
PROPOSED_FROM = -14.0
# Random pairs on which it is measured how often two people agree.
RANDOM_PAIRS, SEED = 1_000_000, 3201
ENOUGH_TO_MEASURE = 5_000
# Names that fewer people bear stand in no table of counts: such a table tells of nobody.
LEAST_BEARERS = 5
PAIRS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Ids as text, the smaller first, with where each of the two is registered."""

    first: str
    second: str
    kabkota: str
    second_kabkota: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs worth a look, and the last pair that was looked at for them."""

    found: tuple[FoundPair, ...]
    last: tuple[str, str]


def quoted(path: Path) -> str:
    """A path as SQL text: an installation's folder may have any name."""
    return "'" + str(path).replace("'", "''") + "'"


def open_engine(files: Path, *, memory: str = "2GB", threads: int = 2) -> duckdb.DuckDBPyConnection:
    """DuckDB over the Parquet files `files/*.parquet`; what does not fit in `memory` goes to `files/spill`."""
    engine = duckdb.connect(
        config={"memory_limit": memory, "threads": threads, "temp_directory": str(files / "spill")}
    )
    engine.execute(f"CREATE TABLE people AS SELECT * FROM read_parquet({quoted(files / '*.parquet')})")  # noqa: S608
    return engine


def count_words(engine: duckdb.DuckDBPyConnection) -> Rarity:
    """How many people bear each word, of words that are borne by a few at least."""
    people = _number(engine, "SELECT count(*) FROM people")
    counts = engine.execute(
        "SELECT word, count(*) FROM (SELECT unnest(word_keys) AS word FROM people) GROUP BY word HAVING count(*) >= ?",
        [LEAST_BEARERS],
    ).fetchall()
    return Rarity(dict(counts), people)


def propose(engine: duckdb.DuckDBPyConnection, law: MatchingLaw, keep: Path) -> None:
    """Lets Splink meet and weigh; writes its proposals (two ids and a weight in bits) to `keep`."""
    people = _number(engine, "SELECT count(*) FROM people")
    database = DuckDBAPI(connection=engine)
    linker = Linker(
        database.register("people"),
        settings(min(0.5, 2 * law.doubles_in_a_million / 1e6 / max(people, 1_000))),
    )
    # It tells of fields that a file does not have at all; that is no trouble.
    logging.getLogger("splink").setLevel(logging.ERROR)
    if people >= ENOUGH_TO_MEASURE:
        linker.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    proposals = linker.inference.predict(threshold_match_weight=PROPOSED_FROM)
    making = keep.with_suffix(".part")
    engine.execute(
        f"""
        COPY (SELECT least(unique_id_l, unique_id_r) AS first, greatest(unique_id_l, unique_id_r) AS second,
                     match_weight FROM {proposals.physical_name} ORDER BY 1, 2)
        TO {quoted(making)} (FORMAT parquet)
        """  # noqa: S608 - our own names
    )
    making.replace(keep)


def count_proposals(engine: duckdb.DuckDBPyConnection) -> int:
    """Of the proposals that `judge` last went through."""
    return _number(engine, "SELECT count(*) FROM proposals")


def judge(
    engine: duckdb.DuckDBPyConnection,
    proposals: Path,
    scale: Scale,
    *,
    after: tuple[str, str] = ("", ""),
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Iterator[Batch]:
    """Compares what was proposed, in the order of the ids; batches of those that somebody should look at.

    Begins behind the pair `after`; a batch without pairs is yielded too, and says how far it is.
    """
    engine.execute(f"CREATE OR REPLACE VIEW proposals AS SELECT * FROM read_parquet({quoted(proposals)})")  # noqa: S608
    of = count_proposals(engine)
    done = _number(engine, "SELECT count(*) FROM proposals WHERE (first, second) <= (?, ?)", *after)
    columns = ", ".join(f"{side}.{name}" for side in ("one", "other") for name in READ)
    reader = engine.cursor().execute(
        f"""
        SELECT pair.first, pair.second, one.kabkota, other.kabkota, {columns}
        FROM proposals AS pair
        JOIN people AS one ON one.unique_id = pair.first
        JOIN people AS other ON other.unique_id = pair.second
        WHERE (pair.first, pair.second) > (?, ?) ORDER BY 1, 2
        """,  # noqa: S608 - our own names
        list(after),
    )
    while rows := reader.fetchmany(PAIRS_AT_ONCE):
        found = []
        for first, second, kabkota, second_kabkota, *facts in rows:
            likeness = compare(particulars_of(facts[: len(READ)]), particulars_of(facts[len(READ) :]), scale)
            if likeness.verdict is not Verdict.DIFFERENT:
                found.append(FoundPair(first, second, kabkota, second_kabkota, likeness))
        done += len(rows)
        progress(done, of)
        yield Batch(tuple(found), (rows[-1][0], rows[-1][1]))


def _number(engine: duckdb.DuckDBPyConnection, question: str, *facts: str) -> int:
    # A result must be read to its end before the connection answers anything else.
    return int(engine.execute(question, list(facts)).fetchall()[0][0])
