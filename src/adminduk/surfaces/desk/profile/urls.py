from __future__ import annotations

from django.urls import path

from adminduk.surfaces.desk.profile import keys, secrets, views

app_name = "profile"
urlpatterns = [
    path("meja/saya/", views.own_page, name="own"),
    path("meja/saya/tugas/", views.change_duty, name="duty"),
    path("meja/saya/sandi/", secrets.change_password, name="password"),
    path("meja/saya/kode/", secrets.propose_totp, name="totp"),
    path("meja/saya/kode/pasang/", secrets.confirm_totp, name="confirm_totp"),
    path("meja/saya/kunci/mulai/", keys.begin, name="begin_passkey"),
    path("meja/saya/kunci/", keys.add, name="passkeys"),
    path("meja/saya/kunci/<uuid:passkey_id>/hapus/", keys.remove, name="remove_passkey"),
]
