"""Files that are matched: their life, what is told of them, why a row or a file is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from adminduk.data_access.types.troubles import AccessRefused
from adminduk.foundation.texts import Both


class MatchingState(StrEnum):
    """`stopped`: the agreement ended or changed on the way. Only what is `done` is handed over and paid for."""

    RECEIVING = "receiving"
    COUNTING = "counting"
    ESTIMATED = "estimated"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    STOPPED = "stopped"
    FAILED = "failed"


OVER = frozenset({MatchingState.DONE, MatchingState.CANCELLED, MatchingState.STOPPED, MatchingState.FAILED})
# Names in our API, for ever.
STATE_SAID: Mapping[MatchingState, str] = {
    MatchingState.RECEIVING: "menerima",
    MatchingState.COUNTING: "menghitung",
    MatchingState.ESTIMATED: "menunggu persetujuan biaya",
    MatchingState.RUNNING: "memadankan",
    MatchingState.DONE: "selesai",
    MatchingState.CANCELLED: "dibatalkan",
    MatchingState.STOPPED: "dihentikan",
    MatchingState.FAILED: "gagal",
}

# Why a row cannot be asked about; the code stands in the result beside the row's number.
ROW_REASONS: Mapping[str, Both] = {
    "huruf-tidak-terbaca": Both(
        id="Baris ini memuat huruf yang tidak terbaca.", en="The line holds bytes of another encoding."
    ),
    "karakter-nul": Both(id="Baris ini memuat karakter NUL.", en="The line holds NUL characters."),
    "kutip-terbuka": Both(
        id="Tanda kutip dibuka tetapi tidak ditutup.", en="A quotation mark is never closed."
    ),
    "jumlah-kolom": Both(
        id="Jumlah kolom baris ini tidak sama dengan judul.", en="It has another number of columns."
    ),
    "pemisah-lain": Both(
        id="Pemisah kolom baris ini berbeda dari judul.", en="Its columns are parted by another sign."
    ),
    "terlalu-panjang": Both(id="Baris ini terlalu panjang.", en="The line is too long."),
    "nik-kosong": Both(id="NIK tidak diisi.", en="There is no NIK."),
    "nik-rusak": Both(
        id="NIK dirusak lembar kerja, misalnya 3,17E+15. Simpan kolom ini sebagai teks.",
        en="A spreadsheet ate the NIK, as in 3,17E+15. Keep this column as text.",
    ),
    "nik-bukan-16-angka": Both(id="NIK bukan 16 angka.", en="The NIK does not have 16 digits."),
    "isi-salah": Both(id="Isi satu kolom tidak dapat dibaca.", en="The value of one column cannot be read."),
}
# What `foundation.tables.records` calls them.
BROKEN = {
    "encoding": "huruf-tidak-terbaca",
    "nul": "karakter-nul",
    "quote": "kutip-terbuka",
    "columns": "jumlah-kolom",
    "separator": "pemisah-lain",
    "too_long": "terlalu-panjang",
}


class NoSuchMatching(AccessRefused):
    kind, status = "pemadanan-tidak-ada", 404
    sentence = Both(id="Pemadanan itu tidak ada.", en="That matching does not exist.")


class NotInThisState(AccessRefused):
    """Holds `state`."""

    kind, status = "langkah-tidak-cocok", 409
    sentence = Both(
        id="Langkah ini tidak sesuai dengan keadaan pemadanan: {state}.",
        en="This step does not fit the state of the matching: {state}.",
    )


class BadPiece(AccessRefused):
    kind, status = "potongan-salah", 422
    sentence = Both(
        id="Potongan berkas berisi 1 bita sampai {megabytes} MB, bernomor 1 sampai {most}.",
        en="A piece of a file has 1 byte to {megabytes} MB, and a number from 1 to {most}.",
    )


class FileIncomplete(AccessRefused):
    kind, status = "berkas-belum-utuh", 422
    sentence = Both(
        id="Berkas belum utuh: potongan hilang, atau ukuran atau SHA-256 berbeda.",
        en="The file is not whole: a piece is missing, or its size or SHA-256 differs.",
    )


class EmptyTable(AccessRefused):
    kind, status = "berkas-kosong", 422
    sentence = Both(id="Berkas ini tidak memuat baris.", en="The file holds no rows.")


class UnreadableTable(AccessRefused):
    kind, status = "berkas-tidak-terbaca", 422
    sentence = Both(
        id="Berkas ini tidak dapat dibaca sampai akhir. Buat ulang berkasnya.",
        en="The file cannot be read to its end. Please make it again.",
    )


class WrongTable(AccessRefused):
    """Holds `columns`."""

    kind, status = "kolom-salah", 422
    sentence = Both(
        id="Berkas perlu satu kolom NIK dan satu elemen lain. Kolom hilang atau ganda: {columns}.",
        en="A file needs one column NIK and another element. Missing or named twice: {columns}.",
    )


class NumbersEaten(AccessRefused):
    kind, status = "nik-rusak", 422
    sentence = Both(
        id="Semua NIK berakhir dengan 0: lembar kerja merusaknya. Simpan kolom NIK sebagai teks.",
        en="Every NIK ends with 0: a spreadsheet ate the last digit. Keep the column as text.",
    )


class TooManyRows(AccessRefused):
    """Holds `most`."""

    kind, status = "baris-terlalu-banyak", 422
    sentence = Both(
        id="Satu berkas memuat paling banyak {most} baris.", en="A file holds at most {most} rows."
    )


class DayQuotaTooSmall(AccessRefused):
    """Holds `left`."""

    kind, status = "kuota-harian-kurang", 429
    sentence = Both(
        id="Kuota harian perjanjian Anda tersisa {left} baris.",
        en="The quota of your agreement has {left} rows left today.",
    )


class AnotherPrice(AccessRefused):
    """Holds `rupiah`."""

    kind, status = "biaya-berbeda", 409
    sentence = Both(
        id="Biaya pemadanan ini Rp{rupiah}. Setujui angka itu, atau batalkan.",
        en="This matching costs Rp{rupiah}. Accept that figure, or cancel.",
    )


class BadCallback(AccessRefused):
    kind, status = "panggilan-balik-salah", 422
    sentence = Both(
        id="Alamat panggilan balik harus https, tanpa kata sandi, ke alamat umum.",
        en="A callback goes to a public address by https, without a password.",
    )


class ResultGone(AccessRefused):
    kind, status = "hasil-sudah-dihapus", 410
    sentence = Both(
        id="Masa simpan hasil ini sudah lewat.", en="The time for which this result was kept is over."
    )


@dataclass(frozen=True, slots=True)
class MatchingFacts:
    """One file. Rows are counted without the line of headers; `rupiah` is whole, and 0 for who pays nothing.

    `manifest` holds the report of quality, the hashes of the results and our signature.
    """

    id: UUID
    client_no: int
    agreement_no: int
    state: MatchingState
    name: str
    threshold: int
    elements: tuple[str, ...]
    columns_unread: tuple[str, ...]
    bytes: int
    rows: int
    refused: int
    refusals: Mapping[str, int]
    matched: int
    rupiah: int
    reason: Both | None
    created_at: datetime
    ended_at: datetime | None
    kept_until: datetime | None
    manifest: Mapping[str, Any] | None

    @property
    def share(self) -> float:
        """How far it is, 0…1."""
        return self.matched / self.rows if self.rows else 0.0
