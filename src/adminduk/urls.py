"""Which room of the surface answers which path."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("adminduk.surfaces.components.urls")),
    path("", include("adminduk.surfaces.public.urls")),
    path("", include("adminduk.surfaces.portal.urls")),
    path("", include("adminduk.surfaces.institutions.pages.urls")),
    path("", include("adminduk.surfaces.desk.signing_in.urls")),
    path("", include("adminduk.surfaces.desk.profile.urls")),
    path("", include("adminduk.surfaces.desk.staff.urls")),
    path("", include("adminduk.surfaces.desk.audit.urls")),
    path("", include("adminduk.surfaces.desk.partners.urls")),
    path("", include("adminduk.surfaces.desk.urls")),
]
if settings.ADMINDUK_DEMO:
    urlpatterns.append(path("demo/", include("adminduk.demo.urls")))

_ERRORS = "adminduk.surfaces.components.errors"
handler400, handler403 = f"{_ERRORS}.bad_request", f"{_ERRORS}.permission_denied"
handler404, handler500 = f"{_ERRORS}.page_not_found", f"{_ERRORS}.server_error"
