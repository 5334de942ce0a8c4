"""A client of the running process, as an institution has one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

import psycopg

from adminduk.data_access.elements import mask_of
from tests.data_access.answering.house import House, token, wait_for
from tests.institutions import Partner

BUDI, SITI, DEAD, NOBODY = "9901010508850001", "9901014312870002", "9903010107300001", "9999999999999999"
ELEMENTS = (
    "nama_lengkap", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "alamat", "wajah", "kewarganegaraan",
    "status_perkawinan",
)  # fmt: skip
FIELDS = ("nama_lengkap", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "status_perkawinan")


@dataclass
class Told:
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Caller:
    house: House
    partner: Partner
    port: int
    key: str

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Told:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        told = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        if data is not None:
            told["Content-Type"] = "application/json"
        connection.request(method, path, data, told | headers)
        answer = connection.getresponse()
        found = Told(
            answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
        )
        connection.close()
        return found

    def without_token(self) -> Caller:
        return Caller(self.house, self.partner, self.port, "")

    def lines(self) -> list[dict[str, Any]]:
        """This client's lines of the log."""
        with psycopg.connect(self.house.superuser, row_factory=psycopg.rows.dict_row) as connection:
            return connection.execute(
                "SELECT * FROM data_access_access WHERE client_no = %s ORDER BY access_id",
                [self.partner.client.number],
            ).fetchall()


def a_caller(house: House, port: int, *, sandbox: bool = False, **changed: Any) -> Caller:
    usual = {"elements": mask_of(ELEMENTS), "fields": mask_of(FIELDS), "bulk": True}
    partner = house.partner(sandbox=sandbox, **(usual | changed))
    caller = Caller(house, partner, port, token(partner))
    # The process hears of a new agreement from the database.
    wait_for(
        lambda: caller.ask("GET", "/osia/population-registry/v1/galleries?transactionId=t").status == 200
    )
    return caller
