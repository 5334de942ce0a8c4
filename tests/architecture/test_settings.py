"""Every setting has a line in the docs, and every line is a setting."""

from __future__ import annotations

import re

from adminduk.foundation.configuration import PROJECT

GUIDE = PROJECT / "docs" / "guides" / "settings.md"
# Read from the environment in Python, or by the commands in bin/.
READ = re.compile(
    r"""(?:\b(?:text|flag|number)\(\s*|environ(?:\.get|\.setdefault)?[\[(]\s*|os\.getenv\(\s*)"([A-Z][A-Z_0-9]+)\""""
    r"""|\$\{(ADMINDUK_[A-Z_0-9]+)[:}]"""
)
# Other people's variables, and those that we set for our own children.
NOT_SETTINGS = {
    "DJANGO_SETTINGS_MODULE",
    "XDG_RUNTIME_DIR",
    "PYTEST_XDIST_WORKER",
    "PYTHONPATH",
    "PATH",
    "HOME",
}


def settings_read() -> set[str]:
    files = [
        *(PROJECT / "src").rglob("*.py"),
        *(path for path in (PROJECT / "bin").iterdir() if path.is_file()),
    ]
    found = {
        name
        for path in files
        for match in READ.finditer(path.read_text("utf-8"))
        for name in match.groups()
        if name
    }
    return found - NOT_SETTINGS


def settings_documented() -> set[str]:
    rows = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([A-Z][A-Z_0-9]+)`", row.split("|")[1])}


def test_every_setting_is_documented() -> None:
    assert settings_read() - settings_documented() == set()


def test_every_documented_setting_is_read() -> None:
    everything = "\n".join(
        path.read_text("utf-8")
        for folder, kind in (("src", "*.py"), ("tests", "*.py"), ("bin", "*"))
        for path in (PROJECT / folder).rglob(kind)
        if path.is_file() and path.suffix != ".pyc"
    )
    assert {name for name in settings_documented() if name not in everything} == set()


def test_the_search_finds_what_it_should() -> None:
    assert {"ADMINDUK_HOME", "ADMINDUK_PORT", "DATABASE_URL", "ADMINDUK_PYTHON"} <= settings_read()
