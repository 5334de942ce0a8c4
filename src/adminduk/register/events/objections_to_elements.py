"""What stands against a change of an element (F-1.06)."""

from __future__ import annotations

from adminduk.regulations.elements import LABELS
from adminduk.regulations.objections import Objection, refusal


def needs_proof(unproven: list[str]) -> Objection:
    return refusal(
        "element.needs_proof",
        id=f"Bukti belum ada untuk: {', '.join(LABELS[one].id for one in unproven)}.",
        en=f"There is no evidence yet for: {', '.join(LABELS[one].en for one in unproven)}.",
        article="Permendagri 108/2019 art. 15",
    )


NOTHING_CHANGES = refusal(
    "element.nothing_changes",
    id="Tidak ada data yang berubah. Isi data yang baru.",
    en="Nothing changes. Please fill in the new data.",
    article="Permendagri 108/2019 art. 15",
)
STATUS_BY_EVENT = refusal(
    "element.status_by_event",
    id="Status perkawinan itu mengikuti pencatatan kawin, cerai, atau mati. Catat peristiwanya dahulu.",
    en="That marital status follows from a marriage, divorce or death. Please register that first.",
    article="Permendagri 108/2019 art. 10(2)",
)
STILL_MARRIED = refusal(
    "element.sex_of_the_married",
    id="Orang itu terikat perkawinan. Jenis kelaminnya berubah hanya setelah perkawinannya diselesaikan.",
    en="That person is married. The sex changes only when the marriage is settled.",
    article="UU 1/1974 art. 1",
)
UNKNOWN_CODE = refusal(
    "element.unknown_code",
    id="Pilihan itu tidak ada dalam daftar kode. Pilih dari daftar.",
    en="That choice is not in the code list. Please choose from the list.",
    article="Permendagri 109/2019",
)
EMPTY = refusal(
    "element.empty",
    id="Nama dan tempat lahir tidak boleh kosong.",
    en="The name and the birthplace cannot be empty.",
    article="UU 24/2013 art. 58(2)",
)
TOO_LONG = refusal(
    "element.too_long",
    id="Isian itu terlalu panjang. Tulis lebih pendek.",
    en="That is too long. Please write it shorter.",
    article="Permendagri 109/2019",
)
NO_PERMIT = refusal(
    "element.permit_of_a_citizen",
    id="WNI tidak memiliki izin tinggal. Kosongkan data izin tinggal.",
    en="An Indonesian has no stay permit. Please leave it empty.",
    article="UU 23/2006 art. 20-21",
)
IN_THE_FUTURE = refusal(
    "element.born_in_the_future",
    id="Tanggal lahir belum terjadi. Periksa tanggal itu.",
    en="The birth date has not come yet. Please check it.",
    article="UU 23/2006 art. 27",
)
NOT_OLDER = refusal(
    "element.parent_not_older",
    id="Jarak umur orang tua dan anak tidak mungkin. Periksa tanggal lahir keduanya.",
    en="The years between parent and child are not possible. Please check both birth dates.",
    article="rule of data quality",
)
HEAD_BY_EVENT = refusal(
    "element.head_by_event",
    id="Kepala keluarga diganti melalui layanan ganti kepala keluarga.",
    en="The head of a family is changed by the service for a change of head.",
    article="UU 23/2006 art. 61",
)
WRONG_RELATION = refusal(
    "element.wrong_relation",
    id="Hubungan itu tidak cocok dengan jenis kelamin atau perkawinannya.",
    en="That relation does not fit the sex or the marriage.",
    article="UU 23/2006 art. 61",
)
