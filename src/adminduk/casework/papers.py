"""The papers of a case that count now."""

from __future__ import annotations

from adminduk.casework.models import Case, Paper


def current_papers(case: Case) -> list[Paper]:
    """Oldest first; replaced ones are left out."""
    return list(Paper.objects.filter(case_id=case.case_id, current=True).order_by("added_at", "paper_id"))
