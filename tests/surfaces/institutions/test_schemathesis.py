"""Whatever the published files allow to be sent, the process answers as they say: no 500, nothing undocumented."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import requests
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from adminduk.surfaces.institutions.openapi.document import document
from tests.surfaces.institutions.caller import BUDI, Caller

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ROOM = files("adminduk.surfaces.institutions")
EXAMPLES = 12
# Deterministic, so that the same requests are sent each time; found once is found always.
bounded = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def of_a_resident(schema: Any) -> Any:
    """Half of what names a person names one who is there: else every answer would be "not found"."""

    @schema.hook
    def map_path_parameters(context: Any, path_parameters: Any) -> Any:
        for name in ("uin", "identifier", "personId"):
            if path_parameters and len(str(path_parameters.get(name, ""))) % 2:
                path_parameters[name] = BUDI
        return path_parameters

    return schema


def loaded(told: dict[str, Any], *, every_edge: bool = True) -> Any:
    """`every_edge` tries each constraint of the schema by itself, which wide schemas make thousands of."""
    config = SchemathesisConfig.from_dict({"phases": {"coverage": {"enabled": every_edge}}})
    return of_a_resident(schemathesis.openapi.from_dict(told, config=config))


def published(path: str, *, every_edge: bool = True) -> Any:
    return loaded(yaml.safe_load((ROOM / path).read_text("utf-8")), every_edge=every_edge)


own = loaded(document())
data_access = published("osia/vendored/dataaccess.yaml")
third_party = published("osia/vendored/3rdparty.yaml", every_edge=False)
population = published("osia/vendored/pr.yaml", every_edge=False)
crvs = published("dci/vendored/crvs_api_v1.0.0.yaml", every_edge=False)


@pytest.fixture(scope="module")
def session() -> Iterator[requests.Session]:
    with requests.Session() as opened:
        yield opened


def sent(case: Any, caller: Caller, session: requests.Session, prefix: str = "") -> None:
    case.call_and_validate(
        base_url=f"http://127.0.0.1:{caller.port}{prefix}",
        headers={"Authorization": f"Bearer {caller.key}"},
        session=session,
        checks=CHECKS,
    )


@own.parametrize()
@bounded
def test_our_own_api(case: Any, sandbox: Caller, session: requests.Session) -> None:
    sent(case, sandbox, session)


@data_access.parametrize()
@bounded
def test_osia_data_access(case: Any, sandbox: Caller, session: requests.Session) -> None:
    sent(case, sandbox, session, "/osia/data-access")


@third_party.parametrize()
@bounded
def test_osia_third_party_services(case: Any, sandbox: Caller, session: requests.Session) -> None:
    sent(case, sandbox, session, "/osia/third-party")


@population.parametrize()
@bounded
def test_osia_population_registry(case: Any, sandbox: Caller, session: requests.Session) -> None:
    sent(case, sandbox, session, "/osia/population-registry")


@crvs.parametrize()
@bounded
def test_dci_crvs(case: Any, sandbox: Caller, session: requests.Session) -> None:
    sent(case, sandbox, session, "/dci/crvs/v1.0.0")
