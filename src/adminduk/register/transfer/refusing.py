"""The file that names every row which did not come in, and why."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from adminduk.register.transfer.reasons import REASONS
from adminduk.register.transfer.running import Run
from adminduk.register.transfer.spool import REFUSED

REFUSED_COLUMNS = ("baris", "kolom", "kode", "alasan", "reason", "isi")


def write_refused(run: Run, path: Path) -> Counter[str]:
    """One line a row and reason, oldest line first; answers rows by the code of their reason."""
    reasons: Counter[str] = Counter()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        path.chmod(0o600)
        out = csv.writer(file, delimiter=";")
        out.writerow(REFUSED_COLUMNS)
        for some in (*run.spool.pairs(REFUSED), run.late):
            for line, column, code, shown in some:
                sentence = REASONS[code]
                out.writerow((line, column, code, sentence.id, sentence.en, harmless(shown or "")))
                reasons[code] += 1
    return reasons


def harmless(shown: str) -> str:
    """A spreadsheet would run what begins like a formula."""
    return f"'{shown}" if shown[:1] in ("=", "+", "-", "@") else shown
