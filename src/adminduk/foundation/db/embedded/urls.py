"""The addresses of the embedded database, one for each role."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

DATABASE = "adminduk"
SUPERUSER = "postgres"
# The key in the file of passwords, and the role in the database.
ROLES = {
    "superuser": SUPERUSER,
    "owner": "adminduk_owner",
    "app": "adminduk_app",
    "reports": "adminduk_reports",
    "auditor": "adminduk_auditor",
}


@dataclass(frozen=True, slots=True, repr=False)
class ClusterUrls:
    """postgresql:// addresses with passwords in them: for settings, never for a log."""

    superuser: str
    owner: str
    app: str
    reports: str
    auditor: str

    def environment(self) -> dict[str, str]:
        """What the platform's own processes read."""
        return {"DATABASE_URL": self.owner, "ADMINDUK_APP_DATABASE_URL": self.app}


def address(role: str, password: str, sockets: Path, database: str = DATABASE) -> str:
    """An address over the Unix socket in `sockets`, understood by libpq and by our settings."""
    where = urlencode({"host": str(sockets)}, quote_via=quote, safe="")
    return f"postgresql://{role}:{quote(password, safe='')}@/{quote(database, safe='')}?{where}"
