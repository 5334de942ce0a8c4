"""Pages that exist in the demo only."""

from __future__ import annotations

from django.urls import path

from adminduk.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("kode/", views.codes, name="codes"),
    path("kotak-keluar/", views.outbox, name="outbox"),
]
