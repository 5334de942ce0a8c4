"""Boxes and words for clients of institutions: for the centre's desk and for their own pages alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adminduk.data_access.types import ClientFacts, KeyFacts
from adminduk.foundation.texts import Both
from adminduk.surfaces.components.fields import BoundField, Option

CLIENT_NAME = BoundField(
    "name",
    "text",
    Both(id="Nama klien", en="Name of the client"),
    help=Both(id="Misalnya: layanan utama, kantor cabang.", en="For example: main service, branch office."),
    maxlength=80,
)
KIND = BoundField(
    "kind",
    "radios",
    Both(id="Jenis klien", en="Kind of client"),
    options=(
        Option(
            "sandbox",
            Both(id="Uji coba", en="Sandbox"),
            Both(
                id="Hanya melihat penduduk rekaan. Tidak ditagih.", en="Sees synthetic residents only. Free."
            ),
        ),
        Option(
            "live",
            Both(id="Sungguhan", en="Live"),
            Both(id="Bertanya tentang penduduk sesuai perjanjian.", en="Asks about residents, as agreed."),
        ),
    ),
)
KEY = BoundField(
    "key",
    "textarea",
    Both(id="Kunci publik (JWK atau PEM)", en="Public key (JWK or PEM)"),
    help=Both(
        id="P-256, Ed25519, atau RSA mulai 2048 bit. Jangan pernah mengirim kunci privat.",
        en="P-256, Ed25519, or RSA from 2048 bits on. Never send a private key.",
    ),
    rows=7,
    attrs={"spellcheck": "false", "autocapitalize": "none"},
)
CERTIFICATE = BoundField(
    "pem",
    "textarea",
    Both(id="Sertifikat klien (PEM)", en="Client certificate (PEM)"),
    help=Both(id="Untuk mTLS. Paling banyak empat.", en="For mTLS. At most four."),
    rows=5,
    attrs={"spellcheck": "false", "autocapitalize": "none"},
)
ADDRESSES = BoundField(
    "addresses",
    "textarea",
    Both(id="Jaringan yang boleh bertanya", en="Networks that may ask"),
    help=Both(
        id="Satu baris satu jaringan, misalnya 203.0.113.0/24. Kosong berarti dari mana saja.",
        en="One network a line, as in 203.0.113.0/24. Empty means from anywhere.",
    ),
    rows=4,
    required=False,
    attrs={"spellcheck": "false", "autocapitalize": "none"},
)
QUESTIONS: dict[str, tuple[Both, Both, Both]] = {
    "withdraw-key": (
        Both(id="Cabut kunci ini?", en="Withdraw this key?"),
        Both(
            id="Token yang sudah diambil masih berlaku paling lama sepuluh menit.",
            en="Tokens that were got with it last ten minutes at most.",
        ),
        Both(id="Cabut kunci", en="Withdraw key"),
    ),
    "stolen-key": (
        Both(id="Cabut kunci yang dicuri?", en="Withdraw a stolen key?"),
        Both(
            id="Semua token klien ini langsung tidak berlaku.",
            en="Every token of this client is void at once.",
        ),
        Both(id="Cabut sekarang", en="Withdraw now"),
    ),
    "remove-certificate": (
        Both(id="Lepas sertifikat ini?", en="Take this certificate off?"),
        Both(
            id="Permintaan berikutnya dengan sertifikat ini ditolak.",
            en="The next request with it is refused.",
        ),
        Both(id="Lepas sertifikat", en="Take it off"),
    ),
    "call-in": (
        Both(id="Batalkan semua token?", en="Call in every token?"),
        Both(
            id="Klien harus mengambil token baru. Kuncinya tetap berlaku.",
            en="The client must get a new token. Its keys stay valid.",
        ),
        Both(id="Batalkan token", en="Call in"),
    ),
    "close": (
        Both(id="Tutup klien ini?", en="Close this client?"),
        Both(
            id="Permintaan berikutnya langsung ditolak. Hanya Dukcapil yang dapat membukanya lagi.",
            en="The next request is refused. Only Dukcapil can open it again.",
        ),
        Both(id="Tutup klien", en="Close client"),
    ),
}
DONE: dict[str, Both] = {
    "open": Both(id="Klien dibuka. Tambahkan kunci publiknya.", en="The client is open. Add its public key."),
    "add-key": Both(
        id="Kunci publik terdaftar dan langsung berlaku.", en="The public key is registered and valid."
    ),
    "withdraw-key": Both(id="Kunci dicabut.", en="The key is withdrawn."),
    "stolen-key": Both(
        id="Kunci dicabut dan semua token batal.", en="The key is withdrawn and every token is void."
    ),
    "add-certificate": Both(id="Sertifikat terdaftar.", en="The certificate is registered."),
    "remove-certificate": Both(id="Sertifikat dilepas.", en="The certificate is taken off."),
    "addresses": Both(id="Daftar jaringan tersimpan.", en="The list of networks is saved."),
    "call-in": Both(id="Semua token klien ini batal.", en="Every token of this client is void."),
    "close": Both(id="Klien ditutup.", en="The client is closed."),
    "reopen": Both(id="Klien dibuka lagi.", en="The client is open again."),
}


@dataclass(frozen=True, slots=True)
class KeyRow:
    key: KeyFacts
    valid: bool


def keys_of(client: ClientFacts, at: datetime) -> list[KeyRow]:
    """Keys with whether they are valid at `at`: those that are first."""
    rows = [KeyRow(one, one.valid_until is None or one.valid_until > at) for one in client.keys]
    return sorted(rows, key=lambda row: (not row.valid, row.key.valid_from))
