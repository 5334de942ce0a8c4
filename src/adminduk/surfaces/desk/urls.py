"""The officer's desk: queue and cases, counter, search, signing tray, dashboard."""

from __future__ import annotations

from django.urls import path

from adminduk.surfaces.desk.aktas import deciding, proposing
from adminduk.surfaces.desk.aktas import listing as aktas
from adminduk.surfaces.desk.cases import acts, amending, files, page, queue
from adminduk.surfaces.desk.counter import checking, filling, identifying, papers
from adminduk.surfaces.desk.dashboard import population
from adminduk.surfaces.desk.dashboard import views as dashboard
from adminduk.surfaces.desk.data_access import log as access_log
from adminduk.surfaces.desk.data_access import objections
from adminduk.surfaces.desk.duplicates import acts as pair_acts
from adminduk.surfaces.desk.duplicates import page as pair_page
from adminduk.surfaces.desk.duplicates import queue as pair_queue
from adminduk.surfaces.desk.history import proofs
from adminduk.surfaces.desk.history import views as history
from adminduk.surfaces.desk.letters import asking, listing
from adminduk.surfaces.desk.notes import page as notes
from adminduk.surfaces.desk.search import bindings, finding, people
from adminduk.surfaces.desk.tray import certificates, delegations, documents, signing, unclear
from adminduk.surfaces.desk.voters import views as voters

app_name = "desk"
urlpatterns = [
    path("meja/", queue.queue, name="queue"),
    path("meja/kasus/<uuid:case_id>/", page.case, name="case"),
    path("meja/kasus/<uuid:case_id>/langkah/<slug:step>/", acts.act, name="act"),
    path("meja/kasus/<uuid:case_id>/betulkan/<slug:page>/", amending.amend, name="amend"),
    path(
        "meja/kasus/<uuid:case_id>/bukti/<uuid:paper_id>/<int:page>.jpg",
        files.evidence,
        name="evidence",
    ),
    path("meja/kasus/<uuid:case_id>/dokumen/<uuid:document_id>/", files.document, name="document"),
    path("meja/cari/", finding.find, name="search"),
    path("meja/orang/<uuid:person_id>/", people.person, name="person"),
    path("meja/orang/<uuid:person_id>/riwayat/", history.history, name="history"),
    path("meja/orang/<uuid:person_id>/surat/", listing.letters, name="letters"),
    path("meja/orang/<uuid:person_id>/surat/<slug:kind>/", asking.letter, name="letter"),
    path("meja/orang/<uuid:person_id>/surat/<slug:kind>/contoh.jpg", asking.sample, name="letter_sample"),
    path("meja/orang/<uuid:person_id>/dokumen/<uuid:document_id>/", listing.take, name="letter_take"),
    path("meja/orang/<uuid:person_id>/akta/", aktas.begin, name="person_aktas"),
    path("meja/orang/<uuid:person_id>/akta/lama/<slug:akta>/", proposing.old_akta, name="old_akta"),
    path("meja/orang/<uuid:person_id>/akta/betulkan/<int:place>/", proposing.correction, name="correct_akta"),
    path("meja/akta/", aktas.proposals, name="aktas"),
    path("meja/akta/<uuid:proposal_id>/", deciding.proposal, name="proposal"),
    path("meja/akta/<uuid:proposal_id>/pindaian/<int:page>.jpg", deciding.scan, name="proposal_scan"),
    path("meja/akta/<uuid:proposal_id>/cocok/", deciding.confirm, name="proposal_agree"),
    path("meja/akta/<uuid:proposal_id>/tidak-cocok/", deciding.refuse, name="proposal_refuse"),
    path("meja/akta/<uuid:proposal_id>/tarik/", deciding.take_back, name="proposal_withdraw"),
    path("meja/bukti/<uuid:entry_id>.json", proofs.proof, name="proof"),
    path("meja/keluarga/<uuid:family_id>/", people.family, name="family"),
    path("meja/ikatan/<uuid:person_id>/", bindings.binding, name="binding"),
    path("meja/ganda/", pair_queue.pairs, name="pairs"),
    path("meja/ganda/<uuid:first_id>/<uuid:second_id>/", pair_page.pair, name="pair"),
    path("meja/ganda/<uuid:first_id>/<uuid:second_id>/usul/", pair_acts.propose, name="pair_propose"),
    path("meja/ganda/<uuid:first_id>/<uuid:second_id>/putus/", pair_acts.confirm, name="pair_confirm"),
    path("meja/ganda/<uuid:first_id>/<uuid:second_id>/tolak/", pair_acts.disagree, name="pair_disagree"),
    path("meja/catatan-pinggir/", notes.notes, name="notes"),
    path("meja/catatan-pinggir/tulis/", notes.write, name="note_written"),
    path("meja/baru/", identifying.services, name="counter"),
    path("meja/baru/<slug:service>/", identifying.identify, name="identify"),
    path("meja/isi/<uuid:case_id>/", filling.fill, name="fill"),
    path("meja/isi/<uuid:case_id>/bagian/<slug:section>/", filling.section, name="section"),
    path("meja/isi/<uuid:case_id>/bukti/", papers.papers, name="papers"),
    path("meja/isi/<uuid:case_id>/periksa/", checking.check, name="check"),
    path("meja/isi/<uuid:case_id>/kirim/", checking.send, name="send"),
    path("meja/isi/<uuid:case_id>/buang/", checking.discard, name="discard"),
    path("baki/", signing.tray, name="tray"),
    path("baki/tanda-tangan/", signing.sign, name="sign"),
    path("baki/kode/", signing.code, name="sign_code"),
    path("baki/hasil/", signing.result, name="signed"),
    path("baki/belum-jelas/", unclear.unclear, name="unclear"),
    path("baki/<uuid:document_id>/", documents.document, name="tray_document"),
    path("baki/<uuid:document_id>/pratinjau.pdf", documents.preview, name="preview"),
    path("baki/<uuid:document_id>/pratinjau.jpg", documents.picture, name="picture"),
    path("meja/sertifikat/", certificates.certificates, name="certificates"),
    path("meja/sertifikat/<uuid:staff_id>/", certificates.issue, name="issue"),
    path("meja/sertifikat/<uuid:staff_id>/cabut/", certificates.revoke, name="revoke"),
    path("meja/penunjukan/", delegations.delegations, name="delegations"),
    path("meja/penunjukan/<uuid:delegation_id>/akhiri/", delegations.end, name="delegation_end"),
    path("meja/dp4/", voters.lists, name="voters"),
    path("meja/dp4/baru/", voters.make, name="voters_make"),
    path("meja/dp4/<int:number>/", voters.one, name="voters_one"),
    path("meja/dp4/<int:number>/putus/", voters.decide, name="voters_decide"),
    path("meja/dp4/<int:number>/unduh/", voters.download, name="voters_download"),
    path("meja/keberatan/", objections.objections, name="objections"),
    path("meja/keberatan/<uuid:objection_id>/", objections.objection, name="objection"),
    path("meja/akses/", access_log.log, name="access_log"),
    path("dasbor/", dashboard.dashboard, name="dashboard"),
    path("dasbor/penduduk/", population.people, name="population"),
    path("dasbor/penduduk.csv", population.people_file, name="population_file"),
]
