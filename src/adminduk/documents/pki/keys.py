"""Private keys at rest: PKCS#8 encrypted with AES-256-CBC under a scrypt-stretched passphrase.

`cryptography` reads such keys but writes PBKDF2 ones, so the envelope (RFC 5208, RFC 7914) is made
here. For people's passphrases the cost is N = 2^14, r = 8, p = 5: what OpenSSL still opens with its
default memory limit. A random secret needs no stretching.
"""

from __future__ import annotations

import os
import secrets
import unicodedata
from pathlib import Path

from asn1crypto import algos, core, keys, pem
from cryptography.hazmat.primitives import padding, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
COST_FOR_PEOPLE = (2**14, 8, 5)
COST_FOR_RANDOM = (2**10, 8, 1)


class WrongKeyPassphrase(Exception):
    """The passphrase does not open this key."""


class ScryptParams(core.Sequence):
    _fields = [
        ("salt", core.OctetString),
        ("cost_parameter", core.Integer),
        ("block_size", core.Integer),
        ("parallelization_parameter", core.Integer),
    ]


def encrypt_key(key: PrivateKey, passphrase: str, *, cost: tuple[int, int, int] = COST_FOR_PEOPLE) -> bytes:
    """The key as an ENCRYPTED PRIVATE KEY in PEM. `cost` is scrypt's N, r and p."""
    n, r, p = cost
    plain = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    salt, vector = secrets.token_bytes(16), secrets.token_bytes(16)
    stretched = Scrypt(salt=salt, length=32, n=n, r=r, p=p).derive(_secret(passphrase))
    padder = padding.PKCS7(128).padder()
    cipher = Cipher(algorithms.AES256(stretched), modes.CBC(vector)).encryptor()
    sealed = cipher.update(padder.update(plain) + padder.finalize()) + cipher.finalize()
    kdf = {
        "algorithm": "1.3.6.1.4.1.11591.4.11",
        "parameters": ScryptParams(
            {
                "salt": salt,
                "cost_parameter": n,
                "block_size": r,
                "parallelization_parameter": p,
            }
        ),
    }
    envelope = keys.EncryptedPrivateKeyInfo(
        {
            "encryption_algorithm": {
                "algorithm": "pbes2",
                "parameters": algos.Pbes2Params(
                    {
                        "key_derivation_func": algos.KdfAlgorithm(kdf),
                        "encryption_scheme": {"algorithm": "aes256_cbc", "parameters": vector},
                    }
                ),
            },
            "encrypted_data": sealed,
        }
    )
    return pem.armor("ENCRYPTED PRIVATE KEY", envelope.dump())


def decrypt_key(encrypted: bytes, passphrase: str) -> PrivateKey:
    """The key again. Raises WrongKeyPassphrase, and ValueError for what is no key at all."""
    if b"ENCRYPTED PRIVATE KEY" not in encrypted:
        raise ValueError("not an encrypted PKCS#8 key")
    try:
        key = serialization.load_pem_private_key(encrypted, _secret(passphrase))
    except ValueError as wrong:
        raise WrongKeyPassphrase from wrong
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise ValueError("neither an RSA nor an EC key")
    return key


def _secret(passphrase: str) -> bytes:
    # The same letters typed on another keyboard may arrive decomposed.
    return unicodedata.normalize("NFC", passphrase).encode()


def write_private(path: Path, data: bytes) -> None:
    """Writes `data` for the owner's eyes only, never readable by others even for a moment."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
