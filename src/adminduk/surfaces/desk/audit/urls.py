from __future__ import annotations

from django.urls import path

from adminduk.surfaces.desk.audit import views

app_name = "audit"
urlpatterns = [
    path("meja/jejak/", views.acts, name="acts"),
    path("meja/jejak/pembacaan/", views.looks, name="looks"),
]
