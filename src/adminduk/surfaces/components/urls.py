"""The language switch, the search for regions, and, in the demo, the living style guide."""

from __future__ import annotations

from django.urls import path

from adminduk.surfaces.components import views

app_name = "components"
urlpatterns = [
    path("bahasa/", views.switch_language, name="language"),
    path("wilayah/cari/<str:level>/", views.find_region, name="find_region"),
    path("demo/komponen/", views.guide, name="guide"),
    path("demo/komponen/<slug:name>/", views.guide_page, name="guide_page"),
]
