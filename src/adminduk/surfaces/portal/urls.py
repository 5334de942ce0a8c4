"""Reporting from home. No address holds anything about a person: a case is named by its id alone."""

from __future__ import annotations

from django.urls import path

from adminduk.surfaces.portal.views import (
    cases,
    check,
    evidence,
    forms,
    looks,
    objections,
    questions,
    receipt,
    signing_in,
    start,
    uploads,
)

app_name = "portal"
CASE = "lapor/<slug:service>/<uuid:case_id>/"
urlpatterns = [
    path("lapor/", cases.mine, name="mine"),
    path("lapor/masuk/", signing_in.sign_in, name="sign_in"),
    path("lapor/masuk/kode/", signing_in.code, name="code"),
    path("lapor/masuk/kode/kirim-ulang/", signing_in.resend, name="resend"),
    path("lapor/keluar/", signing_in.sign_out, name="sign_out"),
    path("lapor/unggah/", uploads.create, name="uploads"),
    path("lapor/unggah/<uuid:upload_id>/", uploads.one, name="upload"),
    path("data-saya/", looks.looks, name="looks"),
    path("data-saya/daftar.csv", looks.looks_file, name="looks_file"),
    path("data-saya/keberatan/", objections.objections, name="objections"),
    path("data-saya/<uuid:look_id>/keberatan/", objections.objection, name="objection"),
    path("lapor/<slug:service>/", start.start, name="start"),
    path(CASE, cases.one, name="case"),
    path(f"{CASE}hapus/", cases.discard, name="discard"),
    path(f"{CASE}batal/", cases.cancel, name="cancel"),
    path(f"{CASE}kirim-kembali/", cases.resubmit, name="resubmit"),
    path(f"{CASE}bukti/", evidence.evidence, name="evidence"),
    path(f"{CASE}bukti/<uuid:paper_id>/hapus/", evidence.remove, name="remove_paper"),
    path(f"{CASE}bukti/<uuid:paper_id>/<int:page>.jpg", evidence.picture, name="picture"),
    path(f"{CASE}formulir/<str:code>.pdf", forms.form, name="form"),
    path(f"{CASE}periksa/", check.check, name="check"),
    path(f"{CASE}bukti-lapor/", receipt.receipt, name="receipt"),
    path(f"{CASE}<slug:page>/", questions.question, name="question"),
]
