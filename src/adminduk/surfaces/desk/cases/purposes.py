"""Why an officer opens a finished document or somebody's record; it is written into the trail."""

from __future__ import annotations

from adminduk.foundation.texts import Both

PURPOSES = {
    "hand_over": Both(id="Diserahkan kepada pemohon", en="To hand it to the applicant"),
    "serve": Both(id="Melayani warga di loket", en="To serve a resident at the counter"),
    "check": Both(id="Memeriksa kebenaran data", en="To check that the data are right"),
    "complaint": Both(id="Menindaklanjuti pengaduan", en="To follow up a complaint"),
    "inspection": Both(id="Pemeriksaan atau audit", en="Inspection or audit"),
}


def purpose_of(text: str) -> str:
    """A known purpose, or "" for anything else."""
    return text if text in PURPOSES else ""
