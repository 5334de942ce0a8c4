"""What the pages of the lists say."""

from __future__ import annotations

from adminduk.data_access.types import ReleaseStatus
from adminduk.foundation.texts import Both

# Tone, icon and words of a state.
STATES = {
    ReleaseStatus.MAKING: ("info", "clock", Both(id="Sedang dibuat", en="Being made")),
    ReleaseStatus.MADE: ("warn", "user", Both(id="Menunggu orang kedua", en="Waits for a second person")),
    ReleaseStatus.RELEASING: ("info", "clock", Both(id="Sedang dirilis", en="Being released")),
    ReleaseStatus.RELEASED: ("good", "circle-check", Both(id="Dirilis", en="Released")),
    ReleaseStatus.REFUSED: ("bad", "ban", Both(id="Ditolak", en="Refused")),
}
BEGUN = Both(
    id="Daftar sedang dibuat. Anda boleh meninggalkan halaman ini.",
    en="The list is being made. You may leave this page.",
)
RELEASING = Both(
    id="Daftar sedang dirilis: setiap orang di dalamnya dicatat dulu.",
    en="The list is being released: everybody on it is logged first.",
)
REFUSED = Both(id="Daftar ditolak dan tidak akan keluar.", en="The list is refused and never leaves.")
SAY_WHY = Both(id="Tulis dulu untuk apa berkas diunduh.", en="Please say first what the file is for.")
WRONG_DAY = Both(id="Isi hari pemungutan suara yang akan datang.", en="Please give a polling day to come.")
PICK_AGREEMENT = Both(id="Pilih perjanjian yang berlaku.", en="Please choose an agreement in force.")
