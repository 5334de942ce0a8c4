"""Where changes are read: `GET /v1/perubahan?setelah=…&batas=…`."""

from __future__ import annotations

from urllib.parse import parse_qsl

CHANGES = "/v1/perubahan"
USUAL, MOST = 100, 1000
LARGEST = 2**62


def read_cursor(query: str) -> tuple[int, int]:
    """After which event, and at most how many; `ValueError` names the part that is wrong."""
    told = {"setelah": 0, "batas": USUAL}
    for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=10):
        if name not in told or not (value.isascii() and value.isdecimal() and len(value) < 20):
            raise ValueError(name if name in told else "?")
        told[name] = int(value)
    if told["setelah"] > LARGEST:
        raise ValueError("setelah")
    if not 1 <= told["batas"] <= MOST:
        raise ValueError("batas")
    return told["setelah"], told["batas"]
