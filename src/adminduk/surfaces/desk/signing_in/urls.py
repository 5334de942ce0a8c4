from __future__ import annotations

from django.urls import path

from adminduk.surfaces.desk.signing_in import views

app_name = "signing_in"
urlpatterns = [
    path("masuk/", views.sign_in, name="sign_in"),
    path("masuk/kode/", views.second_step, name="code"),
    path("masuk/kunci/mulai/", views.begin_passkey, name="begin_passkey"),
    path("masuk/kunci/", views.passkey, name="passkey"),
    path("keluar/", views.sign_out, name="sign_out"),
]
