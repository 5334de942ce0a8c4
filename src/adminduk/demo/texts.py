"""The words of the demo's own pages, in both languages."""

from __future__ import annotations

from adminduk.foundation.texts import Both

TEXTS: dict[str, Both] = {
    "title": Both(id="Peragaan Adminduk", en="The Adminduk demo"),
    "intro": Both(
        id="Ini kabupaten contoh dengan sekitar 5.000 warga rekaan dan dua minggu pekerjaan kantor. "
        "Semua yang Anda lakukan berjalan sungguhan, tetapi tidak ada pesan yang benar-benar dikirim.",
        en="This is a sample kabupaten with about 5,000 invented residents and two weeks of office work. "
        "Everything you do really runs, but no message really leaves.",
    ),
    "try_first": Both(id="Coba urut begini", en="A good order to try"),
    "step_report": Both(
        id="Laporkan kelahiran sebagai salah satu warga di bawah.",
        en="Report a birth as one of the residents below.",
    ),
    "step_code": Both(
        id="Ambil kode sekali pakai dari kotak keluar.", en="Take the one-time code from the outbox."
    ),
    "step_verify": Both(
        id="Masuk sebagai verifikator, lalu penyetuju, lalu kepala dinas.",
        en="Sign in as the verifier, then the approver, then the head of office.",
    ),
    "step_download": Both(
        id="Buka tautan dan PIN dari kotak keluar, lalu pindai QR dokumennya.",
        en="Open the link and PIN from the outbox, then scan the document's QR.",
    ),
    "report": Both(id="Laporkan kelahiran", en="Report a birth"),
    "open_outbox": Both(id="Buka kotak keluar", en="Open the outbox"),
    "staff": Both(id="Masuk sebagai petugas", en="Sign in as staff"),
    "staff_text": Both(
        id="Kode berganti tiap 30 detik dan hanya berlaku sekali. Tunggu kode baru bila ditolak.",
        en="Codes change every 30 seconds and work once. If one is refused, wait for the next.",
    ),
    "to_sign_in": Both(id="Ke halaman masuk", en="To the sign-in page"),
    "username": Both(id="Nama pengguna", en="Username"),
    "password": Both(id="Kata sandi", en="Password"),
    "code": Both(id="Kode sekali pakai", en="One-time code"),
    "passphrase": Both(id="Frasa sandi tanda tangan", en="Signing passphrase"),
    "others": Both(id="Akun lain, juga kantor lain", en="Other accounts, also of other offices"),
    "left": Both(id="Kode berganti dalam", en="New codes in"),
    "seconds": Both(id="detik", en="seconds"),
    "renew": Both(id="Muat ulang kode", en="Reload the codes"),
    "stories": Both(id="Melapor sebagai warga", en="Report as a resident"),
    "stories_text": Both(
        id="Ketik NIK, nomor KK, dan tanggal lahir ini di halaman lapor. Nomor HP-nya tidak dimiliki siapa pun.",
        en="Type this NIK, KK number and birth date where it is asked. The phone number belongs to nobody.",
    ),
    "kk": Both(id="Nomor KK", en="KK number"),
    "born": Both(id="Tanggal lahir", en="Birth date"),
    "phone": Both(id="Nomor HP", en="Phone"),
    "copy": Both(id="Salin", en="Copy"),
    "copied": Both(id="Disalin", en="Copied"),
    "more": Both(id="Yang lain", en="What else"),
    "more_verify": Both(id="Periksa keaslian dokumen", en="Check whether a document is genuine"),
    "more_track": Both(
        id="Lacak laporan dengan nomor dan PIN dari kotak keluar",
        en="Follow a report with number and PIN from the outbox",
    ),
    "more_parts": Both(id="Komponen halaman", en="The components of the pages"),
    "more_health": Both(id="Kesehatan sistem", en="Health of the system"),
    "outbox": Both(id="Kotak keluar", en="Outbox"),
    "outbox_text": Both(
        id="Pesan-pesan ini akan dikirim lewat WhatsApp, SMS, atau surel. Di peragaan, semuanya tinggal di sini.",
        en="These messages would go out by WhatsApp, SMS or e-mail. In the demo they all stay here.",
    ),
    "to": Both(id="Kepada", en="To"),
    "other_channels": Both(id="Bunyi SMS dan surel", en="As SMS and e-mail"),
    "sms": Both(id="SMS", en="SMS"),
    "email": Both(id="Surel", en="E-mail"),
    "subject": Both(id="Perihal", en="Subject"),
    "link": Both(id="Tautan", en="Link"),
    "secret": Both(id="Kode atau PIN", en="Code or PIN"),
    "empty": Both(id="Belum ada pesan.", en="No messages yet."),
    "empty_text": Both(
        id="Laporkan sesuatu, dan pesannya muncul di sini.",
        en="Report something, and its message appears here.",
    ),
    "back": Both(id="Kembali ke halaman peragaan", en="Back to the demo's page"),
    "fresh": Both(id="Muat ulang", en="Reload"),
}
