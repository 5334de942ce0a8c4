"""Words that the rows of the comparison share."""

from __future__ import annotations

from adminduk.foundation.texts import Both

FITS = Both(id="Cocok", en="Agrees")
LOOK_AT_PAPER = Both(id="Lihat surat", en="See the paper")
NEW_HERE = Both(id="Baru", en="New")
NONE = Both(id="Tidak ada", en="None")
NOT_FOUND = Both(id="Tidak ditemukan", en="Not found")
FOLLOW_REGISTER = Both(id="Ikut register", en="Follow the register")
