"""Is the signature in this PDF genuine? Safe for files from anyone.

A PDF can be made to cost hours and gigabytes, so the file is judged in a process of its own with
limits of memory and time. Whatever happens there, the answer here is a report.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from adminduk.documents.signing.verdict import Problem, SignatureReport
from adminduk.foundation.texts import Both

LARGEST = 10 * 1024 * 1024
PATIENCE = 12.0  # seconds of the wall clock; the process itself has less of the processor.
WORKER = Path(__file__).with_name("worker.py")

EXPLANATIONS: dict[Problem, Both] = {
    Problem.TOO_LARGE: Both(
        id="Berkas lebih besar dari 10 MB. Dokumen kami jauh lebih kecil.",
        en="The file is larger than 10 MB. Our documents are much smaller.",
    ),
    Problem.NOT_A_PDF: Both(id="Berkas ini bukan PDF.", en="This file is not a PDF."),
    Problem.ENCRYPTED: Both(
        id="PDF ini terkunci sandi. Dokumen kami tidak pernah terkunci.",
        en="This PDF is locked. Our documents never are.",
    ),
    Problem.UNREADABLE: Both(
        id="PDF ini rusak, sehingga tanda tangannya tidak terbaca.",
        en="This PDF is damaged and its signature cannot be read.",
    ),
    Problem.TOO_SLOW: Both(
        id="PDF ini tidak selesai diperiksa, sehingga tidak dapat dipercaya.",
        en="This PDF could not be checked in time, so it cannot be trusted.",
    ),
    Problem.NO_SIGNATURE: Both(
        id="PDF ini tidak memuat tanda tangan elektronik.",
        en="This PDF holds no electronic signature.",
    ),
    Problem.ALTERED: Both(
        id="Isi dokumen ini berubah sejak ditandatangani.",
        en="The content has been altered since it was signed.",
    ),
    Problem.CHANGED_AFTER_SIGNING: Both(
        id="Ada yang ditambahkan setelah dokumen ini ditandatangani.",
        en="Something was added after this document was signed.",
    ),
    Problem.NOT_WHOLE: Both(
        id="Tanda tangan tidak mencakup seluruh berkas.",
        en="The signature does not cover the whole file.",
    ),
    Problem.UNTRUSTED: Both(
        id="Sertifikat penanda tangan tidak berasal dari penerbit yang kami kenal.",
        en="The signer's certificate is not from an issuer that we know.",
    ),
    Problem.EXPIRED: Both(
        id="Sertifikat penanda tangan sudah berakhir. Periksa dokumen lewat kode QR.",
        en="The signer's certificate has ended. Check the document by its QR code.",
    ),
    Problem.NOT_YET_VALID: Both(
        id="Sertifikat penanda tangan belum berlaku.",
        en="The signer's certificate is not valid yet.",
    ),
    Problem.REVOKED: Both(
        id="Sertifikat penanda tangan telah dicabut.",
        en="The signer's certificate has been revoked.",
    ),
}


def validate(
    pdf: bytes, *, trust_roots: Sequence[bytes], at: datetime, revocation_lists: Sequence[bytes] = ()
) -> SignatureReport:
    """The report on the first signature of `pdf`; never an exception, never more than some seconds.

    `trust_roots` are certificates in PEM, `revocation_lists` in DER; `at` is the instant of the check.
    """
    if len(pdf) > LARGEST:
        return SignatureReport(problems=(Problem.TOO_LARGE,))
    if b"%PDF-" not in pdf[:1024]:
        return SignatureReport(problems=(Problem.NOT_A_PDF,))
    question = {
        "trust_roots": [root.decode() for root in trust_roots],
        "revocation_lists": [base64.b64encode(data).decode() for data in revocation_lists],
        "at": at.isoformat(),
    }
    try:
        answer = subprocess.run(
            [sys.executable, "-I", str(WORKER)],
            input=json.dumps(question).encode() + b"\n" + pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return SignatureReport(problems=(Problem.TOO_SLOW,))
    if answer.returncode:
        # Killed at its limit, or out of memory: either way nothing to rely on.
        return SignatureReport(problems=(Problem.TOO_SLOW if answer.returncode < 0 else Problem.UNREADABLE,))
    return _read(answer.stdout)


def _read(answer: bytes) -> SignatureReport:
    try:
        told = json.loads(answer)
        signed_at = told.pop("signed_at")
        return SignatureReport(
            **{**told, "problems": tuple(Problem(problem) for problem in told["problems"])},
            signed_at=signed_at and datetime.fromisoformat(signed_at),
        )
    except (ValueError, TypeError, KeyError):
        return SignatureReport(problems=(Problem.UNREADABLE,))
