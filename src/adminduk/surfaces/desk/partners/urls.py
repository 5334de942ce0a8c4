from __future__ import annotations

from django.urls import path

from adminduk.surfaces.desk.partners import (
    acts,
    alarms,
    bodies,
    clients,
    drafting,
    incidents,
    listing,
    page,
    usage,
)

app_name = "partners"
_AGREEMENT = "meja/lembaga/perjanjian/<uuid:agreement_id>/"
_BODY = "meja/lembaga/<uuid:institution_id>/"
_CLIENT = "meja/lembaga/klien/<slug:client_id>/"
urlpatterns = [
    path("meja/lembaga/", listing.agreements, name="list"),
    path("meja/lembaga/daftar/", listing.institutions, name="institutions"),
    path("meja/lembaga/baru/", bodies.add, name="add"),
    path("meja/lembaga/peringatan/", alarms.worklist, name="alarms"),
    path("meja/lembaga/peringatan/<uuid:alarm_id>/", alarms.one, name="alarm"),
    path("meja/lembaga/gangguan/", incidents.incidents, name="incidents"),
    path("meja/lembaga/gangguan/<uuid:incident_id>/selesai/", incidents.end, name="end_incident"),
    path(_BODY, bodies.one, name="institution"),
    path(f"{_BODY}ubah/", bodies.change, name="change_institution"),
    path(f"{_BODY}petugas/", bodies.appoint, name="appoint"),
    path(f"{_BODY}petugas/<uuid:officer_id>/tutup/", bodies.dismiss, name="dismiss"),
    path(f"{_BODY}petugas/<uuid:officer_id>/ulang/", bodies.renew, name="renew"),
    path(f"{_BODY}perjanjian/", drafting.draft, name="draft"),
    path(_AGREEMENT, page.one, name="one"),
    path(f"{_AGREEMENT}ubah/", drafting.change, name="change"),
    path(f"{_AGREEMENT}langkah/<slug:step>/", acts.act, name="act"),
    path(f"{_AGREEMENT}dokumen/", page.attach, name="attach"),
    path(f"{_AGREEMENT}klien/", clients.add, name="add_client"),
    path(f"{_AGREEMENT}pemakaian/", usage.usage, name="usage"),
    path(f"{_AGREEMENT}tagihan/", usage.statement, name="statement"),
    path("meja/lembaga/dokumen/<uuid:paper_id>.pdf", page.paper, name="paper"),
    path(_CLIENT, clients.one, name="client"),
    path(f"{_CLIENT}<slug:step>/", clients.act, name="client_act"),
]
