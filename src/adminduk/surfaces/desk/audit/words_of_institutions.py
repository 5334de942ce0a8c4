"""What acts about institutions are called in the trail."""

from __future__ import annotations

from adminduk.foundation.texts import Both

_SAID = {
    "institution.register": ("Lembaga didaftarkan", "Institution entered"),
    "institution.change": ("Data lembaga diubah", "Institution changed"),
    "agreement.draft": ("Perjanjian disusun", "Agreement drafted"),
    "agreement.change": ("Rancangan perjanjian diubah", "Draft of an agreement changed"),
    "agreement.submit": ("Perjanjian diajukan", "Agreement submitted"),
    "agreement.approve": ("Perjanjian disetujui", "Agreement approved"),
    "agreement.refuse": ("Perjanjian ditolak", "Agreement refused"),
    "agreement.propose": ("Perubahan perjanjian diusulkan", "Change of an agreement proposed"),
    "agreement.suspend": ("Perjanjian dihentikan sementara", "Agreement suspended"),
    "agreement.resume": ("Perjanjian dilanjutkan", "Agreement resumed"),
    "agreement.end": ("Perjanjian diakhiri", "Agreement ended"),
    "agreement.attach": ("Dokumen dilampirkan pada perjanjian", "Document attached to an agreement"),
    "agreement.subscribe": ("Langganan kabar perubahan diatur", "Feed of changes subscribed to"),
    "agreement.unsubscribe": ("Langganan kabar perubahan dihentikan", "Feed of changes ended"),
    "agreement.redeliver": ("Kabar perubahan dikirim ulang", "Changes delivered again"),
    "objection.submit": ("Keberatan atas akses diajukan", "Objection to an access made"),
    "objection.ask": ("Lembaga ditanya tentang keberatan", "Institution asked about an objection"),
    "objection.answer": ("Keberatan dijawab lembaga", "Objection answered by the institution"),
    "objection.uphold": ("Keberatan dibenarkan", "Objection upheld"),
    "objection.reject": ("Keberatan ditolak", "Objection rejected"),
    "client.open": ("Klien lembaga dibuka", "Client opened"),
    "client.close": ("Klien lembaga ditutup", "Client closed"),
    "client.reopen": ("Klien lembaga dibuka lagi", "Client opened again"),
    "client.call_in_tokens": ("Token klien ditarik", "Tokens of a client called in"),
    "client.set_addresses": ("Alamat IP klien diatur", "Addresses of a client set"),
    "client.add_certificate": ("Sertifikat klien ditambahkan", "Certificate of a client added"),
    "client.remove_certificate": ("Sertifikat klien dihapus", "Certificate of a client removed"),
    "client.add_key": ("Kunci klien ditambahkan", "Key of a client added"),
    "client.withdraw_key": ("Kunci klien dicabut", "Key of a client withdrawn"),
    "client.token_refused": ("Token tidak diberikan", "No token given"),
    "agreement.slow": ("Permintaan diperlambat otomatis", "Requests slowed automatically"),
    "agreement.close_alarm": ("Peringatan pemakaian diputuskan", "Alarm on use decided"),
    "incident.note": ("Gangguan layanan dicatat", "Incident of the service noted"),
    "incident.end": ("Gangguan layanan selesai", "Incident of the service over"),
    "officer.appoint": ("Petugas lembaga ditunjuk", "Institution's officer appointed"),
    "officer.dismiss": ("Akun petugas lembaga ditutup", "Institution's officer dismissed"),
    "officer.renew_secrets": ("Sandi petugas lembaga diganti", "Secrets of an institution's officer renewed"),
    "officer.set_password": ("Petugas lembaga mengganti sandi", "Institution's officer changed the password"),
    "officer.enrol_totp": ("Petugas lembaga memasang kode masuk", "Institution's officer set up codes"),
    "officer.sign_in": ("Petugas lembaga masuk", "Institution's officer signed in"),
    "officer.sign_out": ("Petugas lembaga keluar", "Institution's officer signed out"),
    "officer.sign_in_failed": ("Petugas lembaga gagal masuk", "Institution's officer failed to sign in"),
}
ACTIONS = {f"data_access.{code}": Both(id=said[0], en=said[1]) for code, said in _SAID.items()}
SUBJECTS = {
    "data_access.institution": Both(id="Lembaga pengguna data", en="Institution"),
    "data_access.agreement": Both(id="Perjanjian", en="Agreement"),
    "data_access.client": Both(id="Klien lembaga", en="Client"),
    "data_access.objection": Both(id="Keberatan", en="Objection"),
    "data_access.officer": Both(id="Petugas lembaga", en="Institution's officer"),
}
