"""What anybody may open: the first page, tracking, verification, downloads, the open API."""

from __future__ import annotations

from django.urls import path

from adminduk.surfaces.public import api, verifying
from adminduk.surfaces.public.statistics import api as statistics_api
from adminduk.surfaces.public.statistics import page as statistics
from adminduk.surfaces.public.views import (
    downloads,
    health,
    home,
    matching,
    papers,
    pki,
    proofs,
    seals,
    status,
    tokens,
    tracking,
    transparency,
    verification,
)

app_name = "public"
urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("lacak/", tracking.find, name="track"),
    path("lacak/berkas/", tracking.followed, name="followed"),
    path("lacak/berkas/batal/", tracking.cancel, name="cancel"),
    path("lacak/berkas/kirim-ulang/", tracking.resubmit, name="resubmit"),
    path("lacak/berkas/tautan/", tracking.renew_link, name="renew_link"),
    path("lacak/berkas/bukti/<uuid:paper_id>/", papers.replace, name="replace_paper"),
    path("periksa/", verification.ask, name="verify"),
    path("periksa/berkas/", verification.check_file, name="verify_file"),
    # The path in every QR code: versioned, opaque, honoured for ever.
    path("q/1/<str:code>", verification.scanned, name="scanned"),
    path("q/1/<str:code>/bukti/", proofs.proof, name="proof"),
    path("q/kunci.json", seals.keys, name="seal_keys"),
    path("q/luring/", seals.offline, name="offline"),
    path("q/baca/", seals.read_qr, name="read_qr"),
    path("q/sw.js", seals.worker, name="seal_worker"),
    path("pki/tsa", pki.timestamp, name="timestamp"),
    path("pki/ocsp", pki.revocation, name="ocsp"),
    path("pki/ocsp/<path:asked>", pki.revocation, name="ocsp_get"),
    path("pki/<str:name>", pki.file, name="authority_file"),
    path("unduh/<str:token>/", downloads.ask_pin, name="download"),
    path("unduh/<str:token>/<uuid:document_id>.pdf", downloads.document, name="download_document"),
    path("unduh/<str:token>/<uuid:document_id>.json", proofs.of_download, name="download_proof"),
    path("oauth/token", tokens.exchange, name="token"),
    path("status", status.page, name="status"),
    path("status.json", status.machine, name="status_json"),
    path("transparency", transparency.transparency, name="transparency"),
    path("transparency/days.json", transparency.all_days, name="transparency_days"),
    path("transparency/<str:day>.json", transparency.one_day, name="transparency_day"),
    path("data/", statistics.page, name="statistics"),
    path("data/kamus/", statistics.dictionary, name="statistics_dictionary"),
    path("data/katalog.json", statistics_api.catalogue, name="statistics_catalogue"),
    path("data/kunci.pem", statistics_api.public_key, name="files_key"),
    path("api/v1/population/days", statistics_api.days, name="api_population_days"),
    path("api/v1/population/dictionary", statistics_api.dictionary, name="api_population_dictionary"),
    path("api/v1/population/<str:day>/<str:region>", statistics_api.region, name="api_population"),
    path(
        "api/v1/population/<str:day>/<str:region>/<str:name>", statistics_api.file, name="api_population_file"
    ),
    path("api/v1/openapi.json", api.openapi, name="openapi"),
    path("api/v1/documents/verify", verifying.verify_documents, name="api_verify_many"),
    path("api/v1/documents/<str:code>", api.verify_document, name="api_verify"),
    path("api/v1/pemadanan", matching.files, name="api_matchings"),
    path("api/v1/pemadanan/<uuid:matching_id>", matching.one_file, name="api_matching"),
    path(
        "api/v1/pemadanan/<uuid:matching_id>/bagian/<int:number>", matching.piece, name="api_matching_piece"
    ),
    path("api/v1/pemadanan/<uuid:matching_id>/berkas", matching.whole, name="api_matching_whole"),
    path("api/v1/pemadanan/<uuid:matching_id>/selesai", matching.finish, name="api_matching_finish"),
    path("api/v1/pemadanan/<uuid:matching_id>/setuju", matching.accept, name="api_matching_accept"),
    path("api/v1/pemadanan/<uuid:matching_id>/hasil", matching.result, name="api_matching_result"),
    path("api/v1/regions", api.regions, name="api_regions"),
    path("api/v1/services/<str:name>", api.service, name="api_service"),
]
