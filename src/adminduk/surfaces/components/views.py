"""Pages of the design system itself: the language switch, the region search, the living style guide."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from adminduk.surfaces.components import samples
from adminduk.surfaces.components.access import public_page
from adminduk.surfaces.components.errors import csrf_failed
from adminduk.surfaces.components.fields import BoundField
from adminduk.surfaces.components.regions import region_options
from adminduk.surfaces.components.sessions import local_path, speak

__all__ = ["csrf_failed", "find_region", "guide", "guide_page", "switch_language"]

LEVELS = frozenset({"province", "kabkota", "kecamatan", "village"})
GUIDE_PAGES: dict[str, Callable[[], dict[str, object]]] = {
    "beranda": samples.home,
    "pertanyaan": samples.question,
    "galat": samples.question_with_errors,
    "bukti": samples.evidence,
    "periksa": samples.check_answers,
    "konfirmasi": samples.confirmation,
    "lacak": samples.tracking,
    "hasil": samples.verdicts,
    "meja": samples.desk,
    "baki": samples.tray,
    "dasbor": samples.dashboard,
}


@public_page
@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Back to the page the visitor was on, in the language of the button that was pressed."""
    language = request.POST.get("language", "")
    response = redirect(local_path(request.POST.get("next")))
    return speak(response, language) if language in dict(settings.LANGUAGES) else response


@public_page
@require_POST
def find_region(request: HttpRequest, level: str) -> HttpResponse:
    """The rows under a region field, for htmx; `within` narrows to a province or kabupaten."""
    if level not in LEVELS:
        raise Http404
    name = request.POST.get("field", "region")
    query = request.POST.get(f"{name}-q", "")[:80]
    found = region_options(query, level=level, within=request.GET.get("within", "")[:10])
    field = BoundField(name=name, kind="region", label="", options=found, query=query)
    return render(request, "components/fields/picker_results.html", {"field": field, "id": f"f-{name}"})


def _demo_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not getattr(settings, "ADMINDUK_DEMO", False):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@public_page
@_demo_only
def guide(request: HttpRequest) -> HttpResponse:
    """Every component in every state; its forms may be sent, and nothing comes of it."""
    if request.method == "POST":
        return redirect("components:guide")
    return render(request, "components/guide/index.html", samples.everything() | {"pages": list(GUIDE_PAGES)})


@public_page
@_demo_only
@require_safe
def guide_page(request: HttpRequest, name: str) -> HttpResponse:
    """One whole page built from the components, as the surfaces build theirs."""
    if name not in GUIDE_PAGES:
        raise Http404
    return render(request, f"components/guide/{name}.html", GUIDE_PAGES[name]())
