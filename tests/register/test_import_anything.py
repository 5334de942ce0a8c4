"""Whatever stands in a file: no crash, no silence, and every row is in the register or named."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adminduk.foundation.refusals import Refused
from adminduk.register.transfer.reasons import REASONS
from tests.register.importing import COLUMNS, a_couple, an_office, as_csv, bring_in

pytestmark = pytest.mark.django_db

GOOD = as_csv([row for serial in (1, 2, 3) for row in a_couple(serial)])
HEADER = ";".join(COLUMNS)
SCRAPS = st.sampled_from([
    b'"', b"\0", b"\xff", b"\xe9", b"\n", b"\r", b";", b",", b"\t", b"|", b"3,17E+15", b"00-00-0000", b"3201",
    b"\xef\xbb\xbf", b"=1+1", b"3201011203900001", b"3201010107150001", b"PAR1", b"-", b"'", b"\xf0\x9f\x98\x80",
])  # fmt: skip


@st.composite
def spoilt_files(draw: st.DrawFn) -> bytes:
    """A good file with scraps put in, or pieces cut out, anywhere."""
    content = bytearray(GOOD.encode())
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(content)))
        cut = draw(st.integers(0, 30))
        content[at : at + cut] = draw(st.one_of(SCRAPS, st.binary(max_size=6)))
    return bytes(content)


rows_of_anything = st.lists(st.text(max_size=60), max_size=6).map(
    lambda rows: "\n".join([HEADER, *rows]).encode("utf-8", "replace")
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(spoilt_files(), rows_of_anything, st.binary(max_size=300)))
def test_any_bytes_come_in_or_are_named(tmp_path: Path, content: bytes) -> None:
    from adminduk.offices.queries import find_office_of

    if find_office_of("3201") is None:
        an_office()
    try:
        report = bring_in(tmp_path, content)
    except Refused as refused:
        assert refused.say("id") and refused.say("en")
        return
    assert report.rows == report.entered + report.before + report.rejected
    with Path(report.rejected_file).open(encoding="utf-8-sig", newline="") as file:
        named = list(csv.DictReader(file, delimiter=";"))
    assert len({one["baris"] for one in named}) == report.rejected
    for one in named:
        assert one["kode"] in REASONS and one["alasan"] == REASONS[one["kode"]].id and one["reason"]
