"""The report of quality, and what proves a result: hashes of its parts, signed."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from adminduk.data_access.elements import wires_of
from adminduk.data_access.matching.results import Writer
from adminduk.data_access.models import Matching, MatchingPart
from adminduk.foundation.journal import seal_key

# What is signed begins with this, so that no signature here could stand for a root of the journal.
SIGNED_AS = b"adminduk/pemadanan/1\n"


def manifest_of(matching: Matching, parts: Iterable[MatchingPart], *, at: datetime) -> dict[str, Any]:
    """Counts and hashes only: nothing here tells of anybody."""
    listed, sums = [], {name: Counter[str]() for name in ("states", "asked", "agreed", "doubts")}
    for part in parts:
        listed.append({"bagian": part.number, "bita": part.answer_bytes, "sha256": part.answer_sha256})
        for name, counts in part.found.items():
            sums[name].update(counts)
    wires = wires_of(matching.asked)
    told = {
        "versi": 1,
        "id": str(matching.matching_id),
        "pks": matching.agreement_no,
        "berkas": {"nama": matching.name, "bita": matching.bytes, "sha256": matching.sha256},
        "selesai": at.astimezone(UTC).isoformat(timespec="seconds"),
        "ambang": matching.threshold,
        "elemen": list(wires),
        "mutu": _quality(matching, sums, wires),
        "kepala_sha256": sha256(Writer(wires).head()).hexdigest(),
        "bagian": listed,
        "kunci": seal_key.key_id(),
    }
    return told | {"tanda_tangan": b64encode(seal_key.sign(signed_bytes(told))).decode()}


def signed_bytes(manifest: Mapping[str, Any]) -> bytes:
    """What the signature is over: JSON with sorted keys and no spaces, the signature itself left out."""
    kept = {name: value for name, value in manifest.items() if name != "tanda_tangan"}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return SIGNED_AS + sha256(text.encode()).digest()


def _quality(matching: Matching, sums: Mapping[str, Counter[str]], wires: Iterable[str]) -> dict[str, Any]:
    asked, agreed = sums["asked"], sums["agreed"]
    return {
        "baris": matching.rows,
        "ditolak": matching.refused,
        "alasan_ditolak": matching.refusals,
        "ditemukan": sums["states"]["found"],
        "tidak_ditemukan": sums["states"]["not_found"],
        "meninggal": sums["states"]["dead"],
        "pindah_ke_luar_negeri": sums["states"]["abroad"],
        "ganda": sums["states"]["duplicate"],
        "tidak_aktif": sums["states"]["inactive"],
        "elemen": {
            wire: {
                "dibandingkan": asked[wire],
                "sesuai": agreed[wire],
                "persen": round(100 * agreed[wire] / asked[wire], 2) if asked[wire] else None,
            }
            for wire in wires
        },
        "meragukan": dict(sorted(sums["doubts"].items())),
    }
