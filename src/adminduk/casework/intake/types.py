"""What the intake gives, and every reason for which it says no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from adminduk.foundation.refusals import Outage, Refused
from adminduk.foundation.texts import Both

FileKind = Literal["jpeg", "png", "heic", "pdf"]


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A paper as it may be kept: one JPEG a page, upright, in sRGB, without any metadata.

    `sizes` are width and height of each page in pixels; `sha256` (hex) is of the file as it came.
    """

    pages: tuple[bytes, ...]
    sizes: tuple[tuple[int, int], ...]
    original_kind: FileKind
    sha256: str

    @property
    def width(self) -> int:
        return self.sizes[0][0]

    @property
    def height(self) -> int:
        return self.sizes[0][1]


@dataclass(frozen=True, slots=True)
class UploadStatus:
    """How far an upload is: `received` of `length` bytes; the next piece begins at `received`."""

    upload_id: UUID
    length: int
    received: int
    expires_at: datetime

    @property
    def complete(self) -> bool:
        return self.received == self.length


class FileEmpty(Refused):
    sentence = Both(
        id="Berkas ini kosong. Pilih atau foto ulang suratnya.",
        en="This file is empty. Please choose the paper again or take a new photo.",
    )


class FileTooLarge(Refused):
    """Holds `megabytes`, the limit."""

    sentence = Both(
        id="Berkas ini lebih besar dari {megabytes} MB. Perkecil atau foto ulang suratnya.",
        en="This file is larger than {megabytes} MB. Make it smaller or take a new photo.",
    )


class FileKindRefused(Refused):
    sentence = Both(
        id="Jenis berkas ini tidak dapat kami terima. Kirim foto (JPEG, PNG, HEIC) atau PDF.",
        en="We cannot take this kind of file. Send a photo (JPEG, PNG, HEIC) or a PDF.",
    )


class OfficeFileRefused(FileKindRefused):
    sentence = Both(
        id="Berkas Word, Excel, atau ZIP tidak dapat kami terima. Simpan dahulu sebagai PDF.",
        en="We cannot take Word, Excel or ZIP files. Please save it as a PDF first.",
    )


class VideoRefused(FileKindRefused):
    sentence = Both(
        id="Video tidak dapat kami terima. Kirim foto suratnya.",
        en="We cannot take videos. Please send a photo of the paper.",
    )


class FileBroken(Refused):
    sentence = Both(
        id="Berkas ini rusak atau bukan foto yang sebenarnya. Foto ulang suratnya.",
        en="This file is damaged or is not a real photo. Please take a new photo.",
    )


class FileTwoFaced(Refused):
    """A file that is two kinds at once was made to deceive some program."""

    sentence = Both(
        id="Berkas ini berisi lebih dari sekadar foto. Foto ulang suratnya lalu kirim lagi.",
        en="This file holds more than a photo. Take a new photo and send that.",
    )


class PictureTooBig(Refused):
    """Holds `megapixels`, the limit."""

    sentence = Both(
        id="Gambar ini lebih besar dari {megapixels} megapiksel. Kirim dengan ukuran lebih kecil.",
        en="This picture has more than {megapixels} megapixels. Send a smaller one.",
    )


class PdfLocked(Refused):
    sentence = Both(
        id="PDF ini terkunci kata sandi. Simpan ulang tanpa kata sandi lalu kirim lagi.",
        en="This PDF is locked by a password. Save it without one and send it again.",
    )


class TooManyPages(Refused):
    """Holds `pages`, the limit."""

    sentence = Both(
        id="PDF ini lebih dari {pages} halaman. Kirim halaman yang diperlukan saja.",
        en="This PDF has more than {pages} pages. Send only the pages that are needed.",
    )


class FileTooHard(Refused):
    """Reading it took more time or memory than an honest paper needs."""

    sentence = Both(
        id="Berkas ini terlalu rumit untuk dibaca. Foto suratnya lalu kirim fotonya.",
        en="This file is too complex to read. Take a photo of the paper and send that.",
    )


class IntakeBusy(Outage):
    sentence = Both(
        id="Banyak berkas sedang masuk. Coba lagi sebentar lagi.",
        en="Many files are coming in. Please try again in a moment.",
    )


class UploadNotFound(Refused):
    """Also said to those whom the upload does not belong to."""

    sentence = Both(
        id="Unggahan ini tidak ditemukan atau sudah kedaluwarsa. Pilih berkasnya sekali lagi.",
        en="This upload was not found or has expired. Please choose the file again.",
    )


class OffsetMismatch(Refused):
    """A piece that does not begin where the last one ended; `received` says where to go on."""

    sentence = Both(
        id="Potongan berkas tidak bersambung. Lanjutkan dari bita ke-{received}.",
        en="This piece does not follow the last one. Please go on from byte {received}.",
    )

    @property
    def received(self) -> int:
        return int(self.facts["received"])  # type: ignore[call-overload]


class PieceTooLong(Refused):
    sentence = Both(
        id="Berkas yang dikirim lebih panjang dari yang diberitahukan. Pilih berkasnya sekali lagi.",
        en="The file is longer than was announced. Please choose the file again.",
    )


class TooManyPieces(Refused):
    sentence = Both(
        id="Berkas dikirim dalam potongan yang terlalu kecil. Pilih berkasnya sekali lagi.",
        en="The file came in pieces that are too small. Please choose the file again.",
    )


class UploadIncomplete(Refused):
    """Holds `received` and `length` in bytes."""

    sentence = Both(
        id="Berkas belum terkirim seluruhnya ({received} dari {length} bita). Lanjutkan pengiriman.",
        en="The file has not arrived whole ({received} of {length} bytes). Please go on sending.",
    )


class UploadClosed(Refused):
    """A finished upload is used once; sending its end again does nothing new."""

    sentence = Both(
        id="Unggahan ini sudah selesai. Pilih berkas lagi jika ingin menggantinya.",
        en="This upload is already finished. Choose a file again to replace it.",
    )
