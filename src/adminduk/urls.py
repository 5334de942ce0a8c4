"""Which room of the surface answers which path."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("adminduk.surfaces.components.urls")),
    path("", include("adminduk.surfaces.desk.signing_in.urls")),
]
