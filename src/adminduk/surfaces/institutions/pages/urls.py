from __future__ import annotations

from django.urls import path

from adminduk.surfaces.institutions.pages import account, agreements, clients, help, signing_in

app_name = "own"
_AGREEMENT = "lembaga/perjanjian/<uuid:agreement_id>/"
_CLIENT = "lembaga/klien/<slug:client_id>/"
urlpatterns = [
    path("lembaga/", agreements.agreements, name="agreements"),
    path("lembaga/masuk/", signing_in.sign_in, name="sign_in"),
    path("lembaga/masuk/kode/", signing_in.second_step, name="code"),
    path("lembaga/keluar/", signing_in.sign_out, name="sign_out"),
    path(_AGREEMENT, agreements.one, name="one"),
    path(f"{_AGREEMENT}pemakaian/", agreements.usage, name="usage"),
    path(f"{_AGREEMENT}tagihan/", agreements.statement, name="statement"),
    path("lembaga/dokumen/<uuid:paper_id>.pdf", agreements.paper, name="paper"),
    path("lembaga/laporan/", agreements.reports, name="reports"),
    path("lembaga/uji-coba/", help.sandbox, name="sandbox"),
    path("lembaga/cara-bertanya/", help.guide, name="guide"),
    path("lembaga/akun/", account.own, name="account"),
    path("lembaga/akun/sandi/", account.password, name="password"),
    path("lembaga/akun/kode/", account.totp, name="totp"),
    path("lembaga/akun/kode/pasang/", account.confirm_totp, name="confirm_totp"),
    path(_CLIENT, clients.one, name="client"),
    path(f"{_CLIENT}contoh/<slug:name>/", clients.example, name="example"),
    path(f"{_CLIENT}<slug:step>/", clients.act, name="client_act"),
]
