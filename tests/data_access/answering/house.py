"""A house that answers: residents and agreements that are committed, for processes and loops of their own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any

import psycopg

from adminduk.data_access.policy import Policy, policy_of
from adminduk.data_access.tokens import make_token
from adminduk.foundation import clock
from adminduk.foundation.configuration import PROJECT
from adminduk.foundation.db.sql import rows, statement
from tests import environment, institutions, people
from tests.institutions import Partner

ALL = (
    "nama_lengkap", "tempat_lahir", "tanggal_lahir", "no_kk", "jenis_kelamin", "alamat", "kode_kecamatan", "agama",
    "nama_ibu", "wajah", "rt",
)  # fmt: skip
PATH = "/v1/verifikasi"


@dataclass
class House:
    """`asep` and `maya` are NIK of Kabupaten and Kota Bogor."""

    asep: str = ""
    siti: str = ""
    maya: str = ""
    nobody: str = "3201010101900999"
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def fill(self) -> None:
        family, alone = people.asep_and_siti(), people.maya()
        people.settle(family, alone)
        self.asep, self.siti = (family.members[place].nik or "" for place in (0, 1))
        self.maya = alone.members[0].nik or ""

    def partner(self, **changed: Any) -> Partner:
        from adminduk.data_access.elements import mask_of

        usual = {"elements": mask_of(ALL), "fields": mask_of(["nama_lengkap"]), "per_second": 5_000}
        return institutions.partner(**(usual | changed))

    def policy(self, partner: Partner) -> Policy:
        found = [policy_of(row) for row in rows(statement("data_access", "policies"))]
        return next(one for one in found if one.client_no == partner.client.number)

    def log(self) -> list[dict[str, Any]]:
        with psycopg.connect(self.superuser, row_factory=psycopg.rows.dict_row) as connection:
            return connection.execute("SELECT * FROM data_access_access ORDER BY access_id").fetchall()

    @property
    def superuser(self) -> str:
        return environment.addresses(environment.DATABASE).superuser

    @contextmanager
    def administrator(self) -> Iterator[psycopg.Connection[Any]]:
        with psycopg.connect(self.superuser, autocommit=True) as connection:
            yield connection

    # Processes

    def start(self, count: int = 1) -> int:
        """Processes that share one port; answers it."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
        for _ in range(count):
            self._processes.append(
                subprocess.Popen(
                    [
                        sys.executable,
                        "-m",
                        "adminduk.cli",
                        "institutions-api",
                        "--shared",
                        "--port",
                        str(port),
                    ],
                    cwd=PROJECT,
                    env=kept | {"PYTHONPATH": f"{PROJECT / 'src'}{os.pathsep}{PROJECT}"},
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                )
            )
        for process in self._processes[-count:]:
            _until_it_says(process, b"answering institutions")
        return port

    def kill(self) -> None:
        for process in self._processes:
            process.send_signal(signal.SIGKILL)
            process.wait()

    def stop(self) -> list[str]:
        """Ends what runs, in order; answers what it said."""
        said = []
        for process in self._processes:
            process.terminate()
            said.append(process.communicate(timeout=20)[0].decode())
        self._processes.clear()
        return said


def _until_it_says(process: subprocess.Popen[bytes], words: bytes) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if words in line:
            return
    raise AssertionError("the process ended before it answered")


def token(partner: Partner) -> str:
    return make_token(partner.client.number, clock.now().timestamp(), 600)


def post(port: int, key: str, body: Any, path: str = PATH) -> tuple[int, Any, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    connection.request(
        "POST", path, data, {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    )
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    return answer.status, json.loads(told) if told else None, dict(answer.headers)


def raw(key: str, bodies: Sequence[bytes], path: str = PATH) -> bytes:
    """Requests one behind the other, as they go over the wire."""
    return b"".join(
        b"POST %b HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %b\r\nContent-Type: application/json\r\n"
        b"Content-Length: %d\r\n\r\n%b" % (path.encode(), key.encode(), len(body), body)
        for body in bodies
    )


def wait_for(what: Any, seconds: float = 10.0) -> Any:
    """Until `what()` is true: another process does it, and tells nobody."""
    deadline = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.01)
    return found
