"""No protected count follows from what is published: shown by making the other villages that look the same."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.data_access.open_data.protecting import DIMENSIONS, protect

BASE, REGION = 5, "3201011003"
CODES = ("1", "2", "3", "0")


@st.composite
def villages(draw: st.DrawFn) -> dict[str, int]:
    """A village of any shape: each dimension divides the same residents."""
    cells: dict[str, int] = {}
    for sex in ("1", "2"):
        residents = draw(st.integers(0, 60))
        cells[f"people:all:{sex}"] = residents
        for dimension in DIMENSIONS:
            left = residents
            for code in CODES[:-1]:
                some = draw(st.integers(0, left))
                cells[f"{dimension}:{code}:{sex}"] = some
                left -= some
            # Disability is counted of those who have one: the others are nowhere in the register's cells.
            if dimension != "disability":
                cells[f"{dimension}:0:{sex}"] = left
    cells["families:all:0"] = draw(st.integers(0, 30))
    return {cell: count for cell, count in cells.items() if count}


def table_of(published: dict[str, int], dimension: str, sex: str) -> dict[str, int]:
    return {
        cell: count
        for cell, count in published.items()
        if cell.startswith(f"{dimension}:") and cell.endswith(f":{sex}")
    }


@given(villages())
def test_counts_are_neighbouring_multiples_and_tables_add_up(cells: dict[str, int]) -> None:
    published = protect(cells, region=REGION, base=BASE)
    for cell in published.keys() | cells.keys():
        if not cell.startswith("disability:0"):
            assert published.get(cell, 0) % BASE == 0
            assert abs(published.get(cell, 0) - cells.get(cell, 0)) < BASE
    for sex, dimension in product(("1", "2"), DIMENSIONS):
        assert sum(table_of(published, dimension, sex).values()) == published.get(f"people:all:{sex}", 0)


@given(villages())
def test_what_is_published_twice_is_the_same(cells: dict[str, int]) -> None:
    assert protect(cells, region=REGION, base=BASE) == protect(
        dict(reversed(cells.items())), region=REGION, base=BASE
    )


def others(published: dict[str, int], cell: str) -> dict[int, dict[str, int]]:
    """For each count that `cell` may have, a whole village that has it."""
    dimension, _, sex = cell.split(":")
    found = {}
    shown = published.get(cell, 0)
    for count in range(max(0, shown - BASE + 1), shown + BASE):
        village, change = dict(published), count - shown
        village[cell] = count
        residents = f"people:all:{sex}"
        village[residents] = published.get(residents, 0) + change
        for other in DIMENSIONS:
            if other == dimension:
                continue
            held = table_of(published, other, sex)
            # Any cell that is large enough; of an empty table the first one.
            one = max(held, key=held.__getitem__, default=f"{other}:1:{sex}")
            village[one] = held.get(one, 0) + change
        # The register does not count those without a disability.
        found[count] = {name: n for name, n in village.items() if not name.startswith("disability:0")}
    return found


@settings(max_examples=40)
@given(villages())
def test_every_published_cell_may_stand_for_any_count_around_it(cells: dict[str, int]) -> None:
    """For each count x around a published v there is a village with x that publishes the very same tables.

    So no sum, difference or comparison of published numbers excludes x, whoever computes it: the key is the
    only thing that differs.
    """
    published = protect(cells, region=REGION, base=BASE)
    named = [cell for cell in cells | published if cell.split(":")[0] in DIMENSIONS and ":0:" not in cell]
    for cell in named:
        for count, village in others(published, cell).items():
            rising = count < published.get(cell, 0)
            # Another key: all that has a rest goes up, or down.
            again = protect(village, region=REGION, base=BASE, draw=lambda *_, up=rising: 0.0 if up else 1.0)
            assert again == published, (cell, count)


@settings(max_examples=40)
@given(villages())
def test_a_protected_count_has_at_least_as_many_readings_as_the_base(cells: dict[str, int]) -> None:
    published = protect(cells, region=REGION, base=BASE)
    for cell, count in cells.items():
        if 0 < count < BASE and cell.split(":")[0] in DIMENSIONS:
            readings = others(published, cell)
            assert count in readings
            assert len(readings) >= BASE


def test_many_villages_together_are_not_far_from_the_truth() -> None:
    """Rounding up and down evens out: of 4,000 villages with two people of a belief, the sum is within 2 %."""
    shown = sum(
        protect(
            {"people:all:1": 302, "religion:1:1": 300, "religion:6:1": 2},
            region=f"32010{number:05d}",
            base=BASE,
        ).get("religion:6:1", 0)
        for number in range(4_000)
    )
    assert abs(shown - 8_000) < 8_000 * 0.04
