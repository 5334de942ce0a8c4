"""The proof file of one entry, for an officer who gives it to whom it concerns."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from adminduk.register.queries import prove_entry
from adminduk.surfaces.components.access import staff_required
from adminduk.surfaces.components.proofs import proof_file


@staff_required("register.look_up")
@require_safe
def proof(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Hashes only, so it may be given to anybody; that it was asked for is logged."""
    found = prove_entry(actor=request.actor, purpose="proof", entry_id=entry_id)  # type: ignore[attr-defined]
    return proof_file(found, name=str(entry_id)[-12:])
