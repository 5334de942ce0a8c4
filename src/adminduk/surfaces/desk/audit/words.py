"""What the codes of the trail are called. A code without words is shown as it is: nothing is left out."""

from __future__ import annotations

from adminduk.foundation.texts import Both
from adminduk.surfaces.desk.audit import words_of_institutions as institutions

ACTIONS: dict[str, Both] = {
    **institutions.ACTIONS,
    "staff.sign_in": Both(id="Masuk", en="Signed in"),
    "staff.sign_out": Both(id="Keluar", en="Signed out"),
    "staff.sign_in_failed": Both(id="Gagal masuk", en="Failed to sign in"),
    "staff.locked_out": Both(id="Ditahan setelah terlalu banyak percobaan", en="Locked after too many tries"),
    "staff.own_password_wrong": Both(
        id="Salah kata sandi di halaman sendiri", en="Wrong password on own page"
    ),
    "staff.create": Both(id="Akun petugas dibuat", en="Staff account created"),
    "staff.change_post": Both(id="Jabatan atau peran diubah", en="Post or role changed"),
    "staff.deactivate": Both(id="Akun ditutup", en="Account closed"),
    "staff.reactivate": Both(id="Akun dibuka lagi", en="Account opened again"),
    "staff.on_duty": Both(id="Mulai bertugas", en="On duty"),
    "staff.off_duty": Both(id="Tidak bertugas", en="Off duty"),
    "staff.set_preferences": Both(id="Pilihan halaman diubah", en="Preferences changed"),
    "staff.set_password": Both(id="Kata sandi diganti", en="Password changed"),
    "staff.reset_password": Both(
        id="Kata sandi dibuat ulang oleh administrator", en="Password reset by an administrator"
    ),
    "staff.reset_second_factor": Both(
        id="Kode masuk dibuat ulang oleh administrator", en="Second factor reset by an administrator"
    ),
    "staff.enrol_totp": Both(id="Kode masuk dipasang di HP baru", en="Codes set up on a new phone"),
    "staff.add_passkey": Both(id="Kunci keamanan ditambah", en="Security key added"),
    "staff.remove_passkey": Both(id="Kunci keamanan dihapus", en="Security key removed"),
    "office.open": Both(id="Kantor dibuka", en="Office opened"),
    "case.start": Both(id="Laporan mulai diisi", en="Report begun"),
    "case.answer": Both(id="Jawaban laporan disimpan", en="Answers kept"),
    "case.attach": Both(id="Bukti dilampirkan", en="Evidence attached"),
    "case.remove_paper": Both(id="Bukti dilepas", en="Evidence removed"),
    "case.discard": Both(id="Laporan yang belum dikirim dihapus", en="Unsent report discarded"),
    "case.submit": Both(id="Laporan dikirim", en="Report submitted"),
    "case.open": Both(id="Berkas dibuka petugas", en="Case opened"),
    "case.judge": Both(id="Butir bukti dinilai", en="Evidence judged"),
    "case.amend": Both(id="Isian dibetulkan petugas", en="Answers amended"),
    "case.confirm": Both(id="Pertanyaan kepada petugas dijawab", en="Question to the officer answered"),
    "case.return_items": Both(id="Berkas dikembalikan kepada pelapor", en="Case returned to the applicant"),
    "case.resubmit": Both(id="Berkas dikirim kembali oleh pelapor", en="Case sent again by the applicant"),
    "case.verify": Both(id="Berkas diverifikasi", en="Case verified"),
    "case.ask_verifier": Both(id="Dikembalikan kepada verifikator", en="Given back to the verifier"),
    "case.approve": Both(id="Berkas disetujui", en="Case approved"),
    "case.reject": Both(id="Berkas ditolak", en="Case rejected"),
    "case.cancel": Both(id="Laporan dibatalkan", en="Report cancelled"),
    "case.send_back": Both(id="Dokumen dikembalikan dari baki", en="Document sent back from the tray"),
    "case.finish": Both(id="Berkas selesai", en="Case finished"),
    "register.birth": Both(id="Kelahiran masuk register", en="Birth registered"),
    "register.birth_correction": Both(id="Pembetulan kelahiran masuk register", en="Birth corrected"),
    "register.stillbirth": Both(id="Lahir mati masuk register", en="Stillbirth registered"),
    "register.stillbirth_correction": Both(
        id="Pembetulan lahir mati masuk register", en="Stillbirth corrected"
    ),
    "register.persons_merged": Both(id="Dua data digabung menjadi satu orang", en="Two records merged"),
    "register.pair.proposed": Both(id="Usul tentang data ganda", en="Opinion on a duplicate"),
    "register.pair.confirmed": Both(
        id="Usul tentang data ganda disetujui", en="Opinion on a duplicate confirmed"
    ),
    "register.pair.disagreed": Both(
        id="Usul tentang data ganda ditolak", en="Opinion on a duplicate contested"
    ),
    "register.duplicates": Both(
        id="Data ganda dicari di seluruh register", en="Whole register searched for duplicates"
    ),
    "register.count_names": Both(id="Nama di register dihitung", en="Names of the register counted"),
    "documents.propose": Both(id="Akta diusulkan", en="Akta proposed"),
    "documents.proposal_agreed": Both(id="Usul akta disetujui", en="Proposal agreed"),
    "documents.proposal_disagreed": Both(id="Usul akta tidak cocok", en="Proposal disagreed with"),
    "documents.proposal_withdrawn": Both(id="Usul akta ditarik", en="Proposal withdrawn"),
    "documents.sign_code": Both(id="Kode tanda tangan diminta", en="Signing code asked for"),
    "documents.order": Both(id="Dokumen dipesan", en="Document ordered"),
    "documents.begin_reissue": Both(id="Penerbitan ulang kartu dimulai", en="Re-issue of cards begun"),
    "documents.end_reissue": Both(id="Penerbitan ulang kartu selesai", en="Re-issue of cards done"),
    "documents.cancel_reissue": Both(id="Penerbitan ulang kartu dihentikan", en="Re-issue of cards stopped"),
    "documents.begin_audit": Both(id="Pemeriksaan arsip dimulai", en="Inspection of the archive begun"),
    "documents.end_audit": Both(id="Pemeriksaan arsip selesai", en="Inspection of the archive done"),
    "documents.audit_sample": Both(id="Contoh arsip diperiksa", en="Sample of the archive inspected"),
    "documents.convert": Both(id="Akta lama dialihkan ke TTE", en="Old akta converted"),
    "documents.copy": Both(id="Salinan dicetak", en="Copy printed"),
    "documents.sign": Both(id="Dokumen ditandatangani", en="Document signed"),
    "documents.return": Both(id="Dokumen dikembalikan dari baki", en="Document sent back from the tray"),
    "documents.certificate": Both(id="Sertifikat tanda tangan diterbitkan", en="Signing certificate issued"),
    "documents.certificate_revoked": Both(
        id="Sertifikat tanda tangan dicabut", en="Signing certificate revoked"
    ),
    "account.bind": Both(id="HP atau surel diikat pada warga", en="Phone or mail bound to a resident"),
    "account.match": Both(id="Ikatan dicocokkan petugas", en="Binding matched by an officer"),
    "account.reset": Both(id="Ikatan dilepas petugas", en="Binding reset by an officer"),
    "upload.create": Both(id="Unggahan dimulai", en="Upload begun"),
    "upload.refuse": Both(id="Unggahan ditolak", en="Upload refused"),
}
ACTOR_KINDS: dict[str, Both] = {
    "staff": Both(id="Petugas", en="Staff"),
    "resident": Both(id="Warga", en="Resident"),
    "public": Both(id="Tanpa akun", en="Without an account"),
    "system": Both(id="Sistem", en="System"),
    "partner": Both(id="Petugas lembaga pengguna data", en="Officer of an institution"),
}
SUBJECTS: dict[str, Both] = {
    **institutions.SUBJECTS,
    "staff": Both(id="Akun petugas", en="Staff account"),
    "office": Both(id="Kantor", en="Office"),
    "case": Both(id="Berkas", en="Case"),
    "person": Both(id="Penduduk", en="Resident"),
    "family": Both(id="Keluarga", en="Family"),
    "document": Both(id="Dokumen", en="Document"),
    "account": Both(id="Akun warga", en="Resident's account"),
    "upload": Both(id="Unggahan", en="Upload"),
    "entry": Both(id="Entri register", en="Entry of the register"),
    "message": Both(id="Pesan", en="Message"),
    "region": Both(id="Wilayah", en="Region"),
    "documents": Both(id="Dokumen", en="Documents"),
    "reissue": Both(id="Penerbitan ulang", en="Re-issue"),
    "archive_audit": Both(id="Pemeriksaan arsip", en="Inspection of the archive"),
}


PURPOSES: dict[str, Both] = {
    "api.verify": Both(id="Memeriksa keaslian banyak dokumen", en="Verifying many documents"),
    "answers": Both(id="Mengisi jawaban yang sudah diketahui", en="Filling in known answers"),
    "case.report": Both(id="Melapor", en="Reporting"),
    "case.handle": Both(id="Menangani berkas", en="Handling a case"),
    "case.follow": Both(id="Menindaklanjuti berkas", en="Following up a case"),
    "case.tell": Both(id="Memberi kabar kepada pelapor", en="Telling the applicant"),
    "documents.prepare": Both(id="Menyiapkan dokumen", en="Preparing a document"),
    "download": Both(id="Mengunduh dokumen", en="Downloading a document"),
    "public.verify": Both(id="Memeriksa keaslian dokumen", en="Verifying a document"),
    "reset of a binding": Both(id="Melepas ikatan HP", en="Resetting a binding"),
    "sign": Both(id="Menandatangani", en="Signing"),
    "track": Both(id="Melacak berkas", en="Tracking a case"),
    "verification": Both(id="Verifikasi", en="Verification"),
}


def purpose_words(code: str) -> Both | str:
    return PURPOSES.get(code, code)


def action_words(code: str) -> Both | str:
    return ACTIONS.get(code, code)


def kind_words(code: str) -> Both | str:
    return ACTOR_KINDS.get(code, code)


def subject_words(code: str) -> Both | str:
    return SUBJECTS.get(code, code)
