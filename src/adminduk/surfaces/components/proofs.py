"""A proof file as a download."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse


def proof_file(proof: dict[str, Any], *, name: str) -> HttpResponse:
    """`proof` as the JSON file that ops/check_proof.py reads."""
    text = json.dumps(proof, indent=1, ensure_ascii=False)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="bukti-{name}.json"'
    response["Cache-Control"] = "no-store"
    return response
