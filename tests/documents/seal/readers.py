"""Three programs that read a seal: ours on the server, ours on the phone, and the `claim169` package of others."""

from __future__ import annotations

import base64
import json
import subprocess
import zlib
from base64 import b32decode
from typing import Any

import claim169
from cryptography.hazmat.primitives import serialization

from adminduk.documents.queries import open_seal
from adminduk.documents.seal.claims import from_fragment
from adminduk.documents.seal.cose import NotGenuine
from adminduk.documents.seal.keys import from_jwk
from adminduk.foundation.configuration import PROJECT

SCRIPT = PROJECT / "src/adminduk/surfaces/public/static/public/js/seal.js"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
# What the page on the phone does with a list and a seal, without the page.
PHONE = """
import { readFileSync } from "node:fs";
const asked = JSON.parse(readFileSync(0, "utf8"));
const seal = await import(asked.script);
try {
  if (asked.kept && !seal.continues(asked.kept, asked.list)) throw new seal.NotGenuine("list");
  const facts = await seal.openSeal(asked.fragment, await seal.readKeyList(asked.list));
  console.log(JSON.stringify({ name: facts.name, code: facts.code }));
} catch (other) {
  if (!(other instanceof seal.NotGenuine)) throw other;
  console.log(JSON.stringify({ refused: other.message }));
}
"""


def base45(data: bytes) -> str:
    """RFC 9285."""
    text = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, digit = divmod(number, 45)
            text.append(ALPHABET[digit])
    return "".join(text)


def by_server(fragment: str) -> str | None:
    """The name in the seal, or None where it is refused; with the list as it stands in the database."""
    try:
        return open_seal(from_fragment(fragment)).facts.name
    except NotGenuine:
        return None


def by_others(fragment: str, key: dict[str, str]) -> str | None:
    """The name as `claim169` reads it with one key (JWK); it knows of no list."""
    public = from_jwk(key).public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    try:
        packed = b32decode(fragment + "=" * (-len(fragment) % 8))
        read = claim169.decode_with_ecdsa_p256(base45(packed), public)
    except (claim169.Claim169Exception, ValueError):
        return None
    return read.claim169.full_name if read.is_verified() else None


def by_phone(fragment: str, listed: dict[str, Any], kept: dict[str, Any] | None = None) -> dict[str, str]:
    """What the phone finds with the list that it got, where it kept another one before."""
    script = "data:text/javascript;base64," + base64.b64encode(SCRIPT.read_bytes()).decode()
    asked = {"script": script, "fragment": fragment, "list": listed, "kept": kept}
    done = subprocess.run(
        ["node", "--input-type=module", "-e", PHONE],
        input=json.dumps(asked), capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def cose_of(fragment: str) -> bytes:
    return zlib.decompress(b32decode(fragment + "=" * (-len(fragment) % 8)))
