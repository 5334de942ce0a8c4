"""The open API keeps what its description promises, whatever it is sent (schemathesis, in this process)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS

from adminduk.foundation.throttle.models import Bucket
from adminduk.wsgi import application
from tests.cast import office

EXAMPLES = 25
DESCRIPTION = json.loads(
    resources.files("adminduk.surfaces.public").joinpath("openapi.json").read_text("utf-8")
)
schema = schemathesis.openapi.from_dict(DESCRIPTION)
schema.app = application

unsupported_method = CHECKS.get_one("unsupported_method")
not_a_server_error = CHECKS.get_one("not_a_server_error")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The server closes its connection after a request; here that would end the test's own transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    office()
    # The looks of one place are counted; here a single place asks for everything.
    Bucket.objects.all().delete()
    answer = case.call(headers={"Host": "localhost", "Accept-Encoding": "identity"})
    # A method that writes is stopped before it reaches a view, by the guard against forged requests: 403.
    excluded = [unsupported_method]
    if case.path == "/healthz":
        # Nothing but the database runs beside this test, and health says so with a described 503.
        excluded.append(not_a_server_error)
    case.validate_response(answer, excluded_checks=excluded)
