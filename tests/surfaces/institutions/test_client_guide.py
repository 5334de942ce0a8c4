"""The guide's clients, word for word, against the running sandbox."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.surfaces.institutions.caller import Caller

GUIDE = Path("docs/guides/institutions-client.md")


def snippet(name: str) -> str:
    found = re.search(rf"<!-- {re.escape(name)} -->\n```\w+\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert found, name
    return found.group(1)


@pytest.fixture
def desk(sandbox: Caller, tmp_path: Path) -> Path:
    (tmp_path / "key.pem").write_bytes(sandbox.partner.key.as_pem(private=True))
    return tmp_path


def environment(sandbox: Caller) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "ADMINDUK": f"http://127.0.0.1:{sandbox.port}",
        "CLIENT_ID": sandbox.partner.client.client_id,
        # The process listens at a port of the test, and calls itself by its public address.
        "AUDIENCE": f"{settings.ADMINDUK_INSTITUTIONS_URL}/v1/oauth/token",
    }


def test_the_python_client_gets_a_token_and_an_answer(sandbox: Caller, desk: Path) -> None:
    (desk / "client.py").write_text(snippet("client.py"))
    told = subprocess.run(
        [sys.executable, "client.py"],
        cwd=desk,
        env=environment(sandbox),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (told.stderr, told.stdout) == ("", snippet("output"))


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("openssl")), reason="needs curl and openssl")
def test_the_curl_client_gets_a_token_and_an_answer(sandbox: Caller, desk: Path) -> None:
    (desk / "client.sh").write_text(snippet("client.sh"))
    told = subprocess.run(
        ["sh", "client.sh"], cwd=desk, env=environment(sandbox), capture_output=True, text=True, timeout=60
    )
    assert told.stderr == ""
    answer = json.loads(told.stdout)
    assert (answer["status"], answer["elemen"]["nama_lengkap"]) == (
        "ditemukan",
        {"hasil": "sesuai", "skor": 100},
    )


def test_the_guide_names_only_places_of_the_file() -> None:
    from adminduk.surfaces.institutions.openapi.document import document

    named = set(re.findall(r'"(?:\$ADMINDUK)?(/v1/[a-z/]+)"', GUIDE.read_text("utf-8")))
    assert named and named <= set(document()["paths"])
