"""Why a row does not come in: a code for machines, and a sentence in both languages for people."""

from __future__ import annotations

from adminduk.foundation.texts import Both

REASONS: dict[str, Both] = {
    # The line as such.
    "encoding": Both(
        id="Baris ini memuat huruf yang tidak terbaca.", en="The line holds bytes of another encoding."
    ),
    "nul": Both(id="Baris ini memuat karakter NUL.", en="The line holds NUL characters."),
    "quote": Both(id="Tanda kutip dibuka tetapi tidak ditutup.", en="A quotation mark is never closed."),
    "columns": Both(
        id="Jumlah kolom baris ini tidak sama dengan judul.", en="It has another number of columns."
    ),
    "separator": Both(
        id="Pemisah kolom baris ini berbeda dari judul.", en="Its columns are parted by another sign."
    ),
    "control": Both(id="Ada karakter kendali di dalam isi.", en="The value holds control characters."),
    # A single value.
    "empty": Both(id="Kolom ini wajib diisi.", en="This column must be filled."),
    "too_long": Both(id="Isinya terlalu panjang.", en="The value is too long."),
    "number_eaten": Both(
        id="Angka dirusak lembar kerja, misalnya 3,17E+15. Simpan kolom ini sebagai teks.",
        en="A spreadsheet ate the number, as in 3,17E+15. Keep this column as text.",
    ),
    "number_shape": Both(id="Nomor ini bukan 16 angka.", en="The number does not have 16 digits."),
    "nik_malformed": Both(
        id="Ada bagian NIK yang mustahil, misalnya tanggal 00 atau urut 0000.",
        en="A part of this NIK is impossible, such as day 00 or serial 0000.",
    ),
    "kk_malformed": Both(
        id="Ada bagian nomor KK yang mustahil.", en="A part of this KK number is impossible."
    ),
    "code_unknown": Both(id="Kode ini tidak ada dalam daftar.", en="The code is not in the list."),
    "date_zero": Both(id="Tanggal, bulan atau tahunnya 00.", en="Its day, month or year is 00."),
    "date_short_year": Both(id="Tahunnya hanya dua angka.", en="Its year has two digits only."),
    "date_number": Both(
        id="Tanggal menjadi angka lembar kerja. Tulis hh-bb-tttt.",
        en="The date became a number of a spreadsheet. Write dd-mm-yyyy.",
    ),
    "date_shape": Both(id="Tanggal ini tidak terbaca atau mustahil.", en="No such date can be read."),
    "date_future": Both(id="Tanggal ini belum tiba.", en="The date lies in the future."),
    "date_too_old": Both(id="Tanggal ini lebih dari 130 tahun lalu.", en="The date is over 130 years ago."),
    "date_before_birth": Both(id="Tanggal ini sebelum kelahirannya.", en="The date lies before the birth."),
    "name_letters": Both(id="Nama tidak memuat huruf.", en="The name holds no letters."),
    "region_unknown": Both(id="Kode desa atau kelurahan tidak dikenal.", en="No village bears this code."),
    "region_of_other_office": Both(
        id="Desa ini di luar wilayah kantor yang mengimpor.", en="The village is not in the office's region."
    ),
    "region_without_office": Both(
        id="Kab/kota ini belum memiliki Dinas di sistem.", en="No Dinas of this kab/kota works with us yet."
    ),
    "akta_contradicts": Both(
        id="Tertulis tidak memiliki akta, tetapi nomornya ada.",
        en="It says that there is no akta, and yet gives its number.",
    ),
    # People and families among each other.
    "nik_twice": Both(
        id="NIK ini ada lebih dari sekali di dalam keluarga yang sama.",
        en="The NIK stands more than once in this family.",
    ),
    "two_families": Both(
        id="NIK ini menjadi anggota dua keluarga.", en="The NIK is a member of two families."
    ),
    "nik_taken": Both(id="NIK ini sudah ada di register.", en="The NIK is in the register already."),
    "kk_taken": Both(
        id="Nomor KK ini sudah ada di register.", en="The KK number is in the register already."
    ),
    "no_head": Both(id="Keluarga ini tidak memiliki kepala.", en="The family has no head."),
    "two_heads": Both(id="Keluarga ini memiliki dua kepala.", en="The family has two heads."),
    "address_differs": Both(
        id="Alamat berbeda dari alamat kepala keluarga.", en="The address is not that of the head."
    ),
    "relation_sex": Both(
        id="Hubungan keluarga tidak cocok dengan jenis kelamin.",
        en="The relation does not fit the sex.",
    ),
    "two_husbands": Both(id="Keluarga ini memuat dua suami.", en="The family holds two husbands."),
    "couple_differs": Both(
        id="Status kawin suami dan istri tidak cocok.",
        en="The marital status of husband and wife differ.",
    ),
    "circular_parents": Both(
        id="Orang tua dan anak saling menjadi orang tua.", en="People are parents of each other in a circle."
    ),
    "parent_younger": Both(
        id="Orang tua tidak lebih tua daripada anaknya.", en="The parent is not older than the child."
    ),
    "parent_sex": Both(
        id="Ibu bukan perempuan, atau ayah bukan laki-laki.",
        en="The mother is not a woman, or the father not a man.",
    ),
    "unread_member": Both(
        id="Ada baris rusak yang memuat nomor KK keluarga ini.",
        en="A broken line holds the KK number of this family.",
    ),
    "family": Both(
        id="Anggota keluarga ini ditolak, jadi seluruh keluarga menunggu.",
        en="Another member was refused, so the whole family waits.",
    ),
}


class Bad(Exception):
    """A value that cannot come in; `code` is one of REASONS."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
