"""Files for tests of matching, sent and counted as an institution would; and a run of its own, to be killed:
`python -m tests.data_access.matched ID PARTS`."""

from __future__ import annotations

import os
import signal
import sys
from hashlib import sha256
from typing import Any
from uuid import UUID

from adminduk.foundation.access.types import Scope, system

MATCHER = system("matching", Scope.nation(), "data_access.match", "data_access.charge")
HEAD = "NIK;NAMA_LGKP;TGL_LHR\n"


def sent(client_no: int, content: bytes, *, piece: int = 1 << 20, **more: Any) -> UUID:
    """A file that is here, and not yet counted."""
    from adminduk.data_access import operations
    from adminduk.foundation.clock import now

    common = {"actor": MATCHER, "at": now(), "client_no": client_no}
    one = operations.begin_matching(**common, name="nasabah.csv", **more)
    for number, begin in enumerate(range(0, len(content), piece), 1):
        operations.add_piece(
            **common, matching_id=one.id, number=number, content=content[begin : begin + piece]
        )
    operations.finish_file(
        **common, matching_id=one.id, size=len(content), sha256=sha256(content).hexdigest()
    )
    return one.id


def counted(client_no: int, content: bytes, **more: Any) -> Any:
    from adminduk.data_access import operations
    from adminduk.foundation.clock import now

    matching_id = sent(client_no, content, **more)
    return operations.count_matching(actor=MATCHER, at=now(), matching_id=matching_id)


def accepted(client_no: int, content: bytes, **more: Any) -> Any:
    from adminduk.data_access import operations
    from adminduk.foundation.clock import now

    one = counted(client_no, content, **more)
    return operations.accept_matching(
        actor=MATCHER, at=now(), client_no=client_no, matching_id=one.id, rupiah=one.rupiah
    )


def done(client_no: int, content: bytes, **more: Any) -> Any:
    from adminduk.data_access import operations
    from adminduk.foundation.clock import now

    one = accepted(client_no, content, **more)
    return operations.match_some(actor=MATCHER, at=now(), matching_id=one.id)


def result(client_no: int, matching_id: UUID) -> list[list[str]]:
    """Rows of the result, without its head."""
    from adminduk.data_access import queries
    from adminduk.foundation.clock import now

    content, size = queries.open_result(actor=MATCHER, at=now(), client_no=client_no, matching_id=matching_id)
    whole = b"".join(content)
    assert len(whole) == size
    return [line.split(";") for line in whole.decode().splitlines()[1:]]


def main(matching_id: str, kill_in: str) -> None:
    """Dies by kill -9 when part `kill_in` is answered and logged, and not yet committed."""
    import django

    django.setup()
    from adminduk.data_access.operations import match_some, matching_runs
    from adminduk.foundation.clock import now

    put, seen = matching_runs.storage.put, []

    def last_words(content: bytes, *, kind: str) -> Any:
        seen.append(kind)
        if len(seen) == int(kill_in):
            os.kill(os.getpid(), signal.SIGKILL)
        return put(content, kind=kind)

    matching_runs.storage.put = last_words
    match_some(actor=MATCHER, at=now(), matching_id=UUID(matching_id))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
