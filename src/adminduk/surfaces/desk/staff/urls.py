from __future__ import annotations

from django.urls import path

from adminduk.surfaces.desk.staff import acts, lists, posts

app_name = "staff"
urlpatterns = [
    path("meja/petugas/", lists.list_staff, name="list"),
    path("meja/petugas/baru/", posts.add, name="add"),
    path("meja/petugas/<uuid:staff_id>/", lists.one, name="one"),
    path("meja/petugas/<uuid:staff_id>/ubah/", posts.change, name="change"),
    path("meja/petugas/<uuid:staff_id>/sandi/", acts.reset_password, name="reset_password"),
    path("meja/petugas/<uuid:staff_id>/kode/", acts.reset_second_factor, name="reset_second_factor"),
    path("meja/petugas/<uuid:staff_id>/tutup/", acts.deactivate, name="deactivate"),
    path("meja/petugas/<uuid:staff_id>/buka/", acts.reactivate, name="reactivate"),
    path("meja/petugas/<uuid:staff_id>/tugas/", acts.change_duty, name="duty"),
]
