"""What the living style guide shows: invented people and numbers, every field in every state."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from adminduk.surfaces.components import charts, status
from adminduk.surfaces.components.fields import BoundField, Option

NOON = datetime(2026, 11, 18, 4, 20, tzinfo=UTC)
PLACES = (
    Option("1", "Rumah sakit"),
    Option("2", "Puskesmas"),
    Option("3", "Polindes atau rumah bidan"),
    Option("4", "Rumah sendiri", help="Tanpa surat lahir pun bisa"),
    Option("5", "Tempat lain"),
)
VILLAGES = (
    Option("3201012005", "Ciriung", help="Cibinong, Kabupaten Bogor, Jawa Barat"),
    Option("3201012006", "Cirimekar", help="Cibinong, Kabupaten Bogor, Jawa Barat"),
)
DATE = BoundField(
    "born", "date", "Tanggal lahir", help="Seperti di surat dari bidan atau rumah sakit. Contoh: 14 11 2026"
)
TIME = BoundField("hour", "time", "Jam lahir", help="Kira-kira saja boleh. Contoh: 04.35", value="04:35")
PLACE = BoundField("place", "radios", "Tempat lahir", options=PLACES, value="1")
WHERE = BoundField(
    "where",
    "text",
    "Nama tempat dan kota atau kabupaten",
    help="Kalau lahir di rumah, tulis nama desanya.",
    value="RSUD Cibinong, Kabupaten Bogor",
)
TELL = BoundField("other", "text", "Tempat lain itu apa?", show_when={"equals": ["place", "5"]})


def witness(number: int, **errors: str) -> list[BoundField]:
    return [
        BoundField(f"witness-{number}-name", "name", "Nama lengkap", error=errors.get("name", "")),
        BoundField(f"witness-{number}-nik", "nik", "NIK", help="16 angka di KTP", value="3201011203880004"),
    ]


def fields() -> list[BoundField]:
    """One field of every kind."""
    return [
        BoundField(
            "name",
            "name",
            "Nama lengkap anak",
            help="Paling sedikit dua kata, tanpa gelar",
            value="Alya Nur Azizah",
        ),
        BoundField("nik", "nik", "NIK ibu", help="16 angka di KTP", value="3201015708960002"),
        DATE.with_(value="2026-11-14"),
        TIME,
        PLACE,
        TELL,
        BoundField("twin", "yesno", "Apakah anak ini kembar?", value="no"),
        BoundField("weight", "number", "Berat saat lahir", value="3.1", unit="kg"),
        BoundField(
            "region",
            "region",
            "Desa atau kelurahan",
            help="Ketik sebagian namanya",
            options=VILLAGES,
            query="ciri",
        ),
        BoundField("chosen", "region", "Kota kelahiran", value="3201", chosen="Kabupaten Bogor, Jawa Barat"),
        BoundField("nowhere", "region", "Kecamatan", query="Xyz"),
        BoundField(
            "work",
            "select",
            "Pekerjaan ibu",
            options=[
                Option("1", "Belum bekerja"),
                Option("2", "Petani", heading="Alam"),
                Option("3", "Nelayan", heading="Alam"),
            ],
            value="2",
        ),
        BoundField(
            "papers",
            "checkboxes",
            "Surat apa yang Anda punya?",
            options=[
                Option("birth", "Surat lahir"),
                Option("marriage", "Buku nikah", help="Halaman tanda tangan"),
            ],
            value=["birth"],
            required=False,
        ),
        BoundField("phone", "phone", "Nomor HP", value="081212343391"),
        BoundField("mail", "email", "Alamat email", required=False),
        BoundField("code", "code", "Kode dari SMS", help="6 angka, berlaku 10 menit"),
        BoundField("secret", "password", "Kata sandi"),
        BoundField("note", "textarea", "Catatan untuk petugas", required=False, value=""),
        BoundField(
            "photo",
            "file",
            "Ambil foto atau pilih berkas",
            help="Foto atau PDF, paling besar 5 MB",
            upload_url="/demo/unggah/",
        ),
        BoundField("hint", "note", "Sudah ada di kami", help="Kartu keluarga tidak perlu difoto."),
        BoundField(
            "witness", "group", "Dua saksi", item="Saksi", least=1, most=4, children=[witness(0), witness(1)]
        ),
        BoundField("true", "tick", "Yang saya tulis ini benar. Saya tahu keterangan palsu dapat dipidana."),
    ]


def wrong_fields() -> list[BoundField]:
    """The same kinds with something to mend."""
    mend = {
        "name": "Nama harus paling sedikit dua kata.",
        "nik": "NIK terdiri dari 16 angka. Yang tertulis baru 15.",
        "born": "November hanya sampai tanggal 30. Periksa lagi di surat lahir.",
        "place": "Pilih salah satu tempat.",
        "twin": "Jawab ya atau tidak.",
        "region": "Pilih satu desa dari daftar.",
        "work": "Pilih pekerjaan ibu.",
        "papers": "Pilih paling sedikit satu.",
        "note": "Catatan terlalu panjang.",
        "photo": "Foto ini tidak terbaca. Foto ulang di tempat terang.",
        "true": "Centang dulu kalau semua sudah benar.",
    }
    wrong = [
        field.with_(name=f"x-{field.name}", error=mend[field.name], show_when=None)
        for field in fields()
        if field.name in mend
    ]
    wrong[2] = wrong[2].with_(value="2026-11-31")
    return [
        *wrong,
        BoundField(
            "x-witness", "group", "Dua saksi", item="Saksi", children=[witness(7, name="Tulis nama saksi.")]
        ),
    ]


def everything() -> dict[str, Any]:
    return {
        "fields": fields(),
        "wrong": wrong_fields(),
        "statuses": list(status.BADGES),
        "rows": ANSWERS,
        "instant": NOON,
        "today": date(2026, 11, 18),
        "number": 1240,
    }


def home() -> dict[str, Any]:
    return {
        "events": [
            ("baby", "Anak lahir", "Akta kelahiran, KK baru, dan KIA sekaligus"),
            ("heart-handshake", "Menikah atau bercerai", "Ubah status di KK dan KTP"),
            ("truck", "Pindah alamat", "Antar desa, kota, atau provinsi"),
            ("flower-2", "Keluarga meninggal", "Akta kematian dan KK baru"),
            ("id-card", "KTP hilang, rusak, atau baru", "Rekam pertama dan cetak ulang"),
            ("pen-line", "Ada data yang salah", "Betulkan nama, tanggal, atau ejaan"),
        ],
        "facts": [
            ("Selesai di hari yang sama, kemarin", "87%", ""),
            ("Berkas masuk sejak pagi", "268", ""),
            ("Antre di loket Cibinong sekarang", "12", "menit"),
        ],
    }


def question() -> dict[str, Any]:
    return {
        "title": "Kapan dan di mana anak lahir?",
        "step": 1,
        "steps": 4,
        "step_label": "Anak",
        "back_url": "/demo/komponen/",
        "exit_url": "/demo/komponen/",
        "fields": [DATE.with_(value="2026-11-14"), TIME, PLACE, TELL, WHERE],
        "aside": {
            "summary": "Tidak punya surat lahir?",
            "text": "Tetap bisa. Isi dari ingatan Anda. Nanti Anda dan dua saksi menandatangani surat pernyataan (F-2.03).",
        },
    }


def question_with_errors() -> dict[str, Any]:
    page = question()
    page["fields"] = [
        DATE.with_(
            value="2026-11-31", error="November hanya sampai tanggal 30. Periksa lagi di surat lahir."
        ),
        *page["fields"][1:],
    ]
    return page


def evidence() -> dict[str, Any]:
    return {
        "title": "Tinggal satu bukti lagi",
        "step": 3,
        "steps": 4,
        "step_label": "Bukti",
        "back_url": "/demo/komponen/",
        "exit_url": "/demo/komponen/",
        "photo": BoundField(
            "marriage", "file", "Ambil foto atau pilih berkas", help="Foto atau PDF, paling besar 5 MB"
        ),
    }


ANSWERS: list[dict[str, Any]] = [
    {"key": "Nama lengkap", "value": "Alya Nur Azizah", "change_url": "#"},
    {"key": "Waktu lahir", "value": "14 November 2026, 04.35", "change_url": "#"},
    {"key": "Tempat lahir", "value": "RSUD Cibinong, Kabupaten Bogor", "change_url": "#"},
    {"key": "Ibu", "value": "Siti Nurhasanah", "note": "3201••••••••0002", "change_url": "#"},
    {"key": "Kartu keluarga", "value": "3201••••••••0115"},
    {"key": "Berat saat lahir", "missing": "Belum dijawab", "change_url": "#"},
]


def check_answers() -> dict[str, Any]:
    return {
        "title": "Sudah benar semua?",
        "step": 4,
        "steps": 4,
        "step_label": "Periksa dan kirim",
        "back_url": "/demo/komponen/",
        "exit_url": "/demo/komponen/",
        "rows": ANSWERS,
        "promise": BoundField(
            "true", "tick", "Yang saya tulis ini benar. Saya tahu keterangan palsu dapat dipidana."
        ),
    }


def confirmation() -> dict[str, Any]:
    return {
        "title": "Batalkan laporan ini?",
        "sentence": "Jawaban dan foto yang sudah masuk kami hapus. Anda bisa melapor lagi kapan saja.",
        "rows": [{"key": "Nomor laporan", "value": "3201-2611-04217"}],
        "action_label": "Batalkan laporan",
        "danger": True,
        "cancel_url": "/demo/komponen/",
        "hidden": [("case", "contoh")],
    }


def tracking() -> dict[str, Any]:
    return {
        "at": NOON,
        "today": date(2026, 11, 18),
        "photo": BoundField("again", "file", "Foto pengganti", help="Taruh di meja, dekat jendela"),
    }


def verdicts() -> dict[str, Any]:
    return {
        "rows": [
            {"key": "Dokumen", "value": "Kutipan akta kelahiran"},
            {"key": "Nomor", "value": "3201-LU-18112026-0032"},
            {"key": "Nama", "value": "K••••• L•••••••"},
            {"key": "Terbit", "value": "18 November 2026"},
        ]
    }


def _desk(current: str) -> dict[str, Any]:
    return {
        "me": {"name": "Rina Marlina", "detail": "Verifikator, 41 selesai hari ini"},
        "search_url": "/demo/komponen/",
        "nav": [
            {
                "url": "/demo/komponen/meja/",
                "label": "Meja",
                "keys": "g m",
                "current": current == "meja",
                "count": 11,
            },
            {
                "url": "/demo/komponen/baki/",
                "label": "Tanda tangan",
                "keys": "g t",
                "current": current == "baki",
            },
            {
                "url": "/demo/komponen/dasbor/",
                "label": "Dasbor",
                "keys": "g d",
                "current": current == "dasbor",
            },
        ],
    }


def desk() -> dict[str, Any]:
    return _desk("meja") | {
        "full": True,
        "queue": [
            ("Rizky Maulana", "Kelahiran, Citeureup", "verifying", "22m", "11.42", "bad"),
            ("Alya Nur Azizah", "Kelahiran, Cibinong", "verifying", "3j 40m", "15.00", ""),
            ("Yuliana Br. Sitorus", "Kelahiran, Cileungsi", "returned", "4j 25m", "dijawab", ""),
            ("I Made Suardana", "Kelahiran, Bojonggede", "submitted", "5j 08m", "16.28", ""),
            ("Neneng Rohaeti", "Kelahiran, Parung", "registered", "5j 02m", "16.22", ""),
        ],
        "matches": [
            ("Nama anak", "Alya Nur Azizah", "Alya Nur Azizah (surat lahir)", True),
            ("Lahir", "14-11-2026, 04.35", "14-11-2026, 04.35", True),
            ("NIK ibu", "3201••••••••0002", "Aktif, ada di KK", True),
            ("Anak serupa", "Tidak ada", "0 pada ibu dan tanggal itu", True),
        ],
        "reasons": ["Buram", "Terpotong", "Bukan yang diminta", "Beda dengan data", "Bukan asli"],
    }


def tray() -> dict[str, Any]:
    return _desk("baki") | {
        "full": True,
        "ready": [
            (
                "Alfarizi Pratama",
                "Akta kelahiran",
                "3201-LU-18112026-0031",
                "Citeureup",
                "Rina Marlina",
                "13.30",
            ),
            (
                "Kirana Larasati",
                "Akta kelahiran",
                "3201-LU-18112026-0032",
                "Cibinong",
                "Rina Marlina",
                "13.45",
            ),
            (
                "Keluarga Asep Saepudin",
                "Kartu keluarga",
                "3201••••••••0115",
                "Cibinong",
                "Dede Kurniawan",
                "14.32",
            ),
        ],
        "first": [
            (
                "Nabila Putri",
                "Akta kelahiran",
                "3201-LT-18112026-0004",
                "Jasinga",
                "Lapor lewat 60 hari, keputusan dinas terlampir",
                "12.35",
            )
        ],
    }


def dashboard() -> dict[str, Any]:
    totals = [
        (5, 352, 301),
        (6, 388, 330),
        (7, 96, 90),
        (9, 441, 352),
        (10, 402, 338),
        (11, 379, 326),
        (12, 395, 340),
        (13, 361, 321),
        (14, 104, 99),
        (16, 468, 379),
        (17, 412, 358),
    ]
    days = [charts.Bar(str(day), total, done) for day, total, done in totals] + [
        charts.Bar("hari ini", 268, 171, running=True)
    ]
    points = [charts.Point(str(day), round(done / total * 100)) for day, total, done in totals]
    places = [
        ("Jasinga", 14, 12, "2 hari 3 jam"),
        ("Leuwiliang", 11, 8, "1 hari 7 jam"),
        ("Gunung Putri", 38, 6, "1 hari 2 jam"),
        ("Cibinong", 44, 0, "6 jam"),
    ]
    return _desk("dasbor") | {
        "bars": charts.bars(
            days, title="Berkas masuk dan selesai di hari yang sama, 5 sampai 18 November 2026", ident="bars"
        ),
        "line": charts.share_line(
            points,
            title="Persen berkas selesai di hari yang sama; janji 85 persen",
            ident="line",
            promise=85,
            promise_label="janji 85",
        ),
        "places": [
            (name, waiting, late, oldest, charts.stacked_bar(charts.Share(waiting, late), most=44))
            for name, waiting, late, oldest in places
        ],
    }
