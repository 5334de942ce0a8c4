"""A new key pair for a client (P-256): the private half goes to a file, the public one is registered.

An institution should rather make the pair itself and hand in the public half: `add-key`.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from adminduk.cli.institutions._common import operator


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("client_id")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new file, mode 0600")


def run(options: argparse.Namespace) -> int:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )

    from adminduk.data_access.operations import add_key
    from adminduk.foundation.clock import now

    pair = ec.generate_private_key(ec.SECP256R1())
    try:
        handle = os.open(options.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as trouble:
        print(f"adminduk: {options.out}: {trouble.strerror}", file=sys.stderr)
        return 1
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pair.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        public = pair.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
        made = add_key(actor=operator(), at=now(), client_id=options.client_id, key_text=public)
    except BaseException:
        # A private key whose public half nobody knows is of no use.
        options.out.unlink()
        raise
    print(f"Key {made.kid} ({made.algorithm}) of {options.client_id}, until {made.valid_until:%Y-%m-%d}.")
    print(f"The private half is in {options.out}; nobody else has it.")
    return 0
