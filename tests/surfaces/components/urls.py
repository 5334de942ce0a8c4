"""The design system alone, with views that refuse, break and receive pieces of an upload."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path

from adminduk.foundation.access.types import NotAllowed
from adminduk.foundation.storage.types import StorageDown
from adminduk.foundation.throttle.operations import TooManyTries
from adminduk.surfaces.components.notices import tell
from tests.surfaces.components import tus


def refuse(request: HttpRequest, how: str) -> HttpResponse:
    raise {"role": NotAllowed(), "often": TooManyTries(minutes=5), "storage": StorageDown()}[how]


def break_down(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


def act(request: HttpRequest) -> HttpResponse:
    tell(request, "Nomornya 3201-2611-04217.", title="Sudah kami terima")
    return redirect("/demo/komponen/lacak/")


urlpatterns = [
    path("", include("adminduk.surfaces.components.urls")),
    path("api/v1/tolak/<str:how>/", refuse),
    path("tolak/<str:how>/", refuse),
    path("rusak/", break_down),
    path("lakukan/", act),
    path("demo/unggah/", tus.create),
    path("demo/unggah/<int:number>/", tus.one),
]
handler400 = "adminduk.surfaces.components.errors.bad_request"
handler403 = "adminduk.surfaces.components.errors.permission_denied"
handler404 = "adminduk.surfaces.components.errors.page_not_found"
handler500 = "adminduk.surfaces.components.errors.server_error"
