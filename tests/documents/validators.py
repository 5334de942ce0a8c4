"""What programs of others say about a file: each function answers whether that program accepts it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from io import BytesIO
from pathlib import Path

from asn1crypto import crl as asn1_crl
from asn1crypto import pem, x509
from asn1crypto.parser import parse as asn1_parse
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec, SignatureValidationSpec
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec, ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)
from pyhanko_certvalidator.registry import SimpleTrustManager

from tests.documents.tools import ask

NEEDED = RevocationCheckingPolicy(
    ee_certificate_rule=RevocationCheckingRule.CRL_OR_OCSP_REQUIRED,
    intermediate_ca_cert_rule=RevocationCheckingRule.CRL_REQUIRED,
)


def ades(pdf: bytes, *, root_pem: bytes, at: datetime) -> str:
    """The word of pyHanko's AdES validation (ETSI EN 319 102-1) on a B-LTA file, without any network."""
    root = x509.Certificate.load(pem.unarmor(root_pem)[2])
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(trust_roots=[root]), revinfo_policy=CertRevTrustPolicy(NEEDED)
    )
    spec = PdfSignatureValidationSpec(
        SignatureValidationSpec(cert_validation_policy=policy), diff_policy=DEFAULT_DIFF_POLICY
    )
    signature = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[0]
    when = ValidationTimingInfo(validation_time=at, best_signature_time=at, point_in_time_validation=True)
    return asyncio.run(ades_lta_validation(signature, spec, timing_info=when)).ades_subindic.standard_name


def parts_of(signed: bytes) -> tuple[bytes, bytes]:
    """The signed bytes and the CMS of the first signature."""
    start, first, second, rest = (
        int(number) for number in re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]", signed)[0]
    )
    padded = bytes.fromhex(signed[first + 1 : second - 1].decode())
    # Its length stands in its first bytes; a signature may end with zeros of its own.
    _, _, _, head, body, tail = asn1_parse(padded)
    return signed[start : start + first] + signed[second : second + rest], head + body + tail


@dataclass
class Validators:
    """Programs that trust one root and know its revocation lists; `scratch` is a folder for their files."""

    folder: Path
    scratch: Path
    at: datetime
    lists: tuple[bytes, ...] = field(default=())

    def pdfsig(self, pdf: bytes) -> bool:
        told = ask("pdfsig", "-nssdir", self._store, self._file(pdf))
        return (
            "Signature Validation: Signature is Valid." in told
            and "Certificate Validation: Certificate is Trusted." in told
            and "Total document signed" in told
        )

    def mutool(self, pdf: bytes) -> bool:
        return "The document is unchanged since signing." in ask("mutool", "sign", "-v", self._file(pdf))

    def openssl(self, pdf: bytes) -> bool:
        """The CMS over the bytes that the file says are signed; what lies outside them it can't know."""
        try:
            content, cms = parts_of(pdf)
        except (IndexError, ValueError):
            return False
        (self.scratch / "content").write_bytes(content)
        (self.scratch / "cms").write_bytes(cms)
        told = ask(
            "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", self.scratch / "cms",
            "-content", self.scratch / "content", "-CAfile", self._trusted, "-crl_check",
            "-attime", str(int(self.at.timestamp())), "-purpose", "any", "-out", "/dev/null",
        )  # fmt: skip
        return "CAdES Verification successful" in told

    def pyhanko(self, pdf: bytes) -> bool:
        """Its own validation, all of it: the whole file, the chain, the lists, and no change since."""
        root = x509.Certificate.load(pem.unarmor((self.folder / "root.pem").read_bytes())[2])
        context = ValidationContext(
            trust_roots=[root],
            moment=self.at,
            allow_fetching=False,
            crls=[asn1_crl.CertificateList.load(one) for one in self.lists],
            revocation_mode="require",
        )
        try:
            signature = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[0]
            status = validate_pdf_signature(signature, signer_validation_context=context)
            return bool(status.bottom_line)
        except Exception:  # whatever it chokes on, it does not accept
            return False

    @cached_property
    def _store(self) -> str:
        folder = self.scratch / "nss"
        folder.mkdir()
        ask("certutil", "-N", "-d", f"sql:{folder}", "--empty-password")
        root = self.folder / "root.pem"
        ask("certutil", "-A", "-d", f"sql:{folder}", "-n", "root", "-t", "CT,C,C", "-i", root)
        return f"sql:{folder}"

    @cached_property
    def _trusted(self) -> Path:
        """Root and lists in one file, as openssl wants them."""
        path = self.scratch / "trusted.pem"
        lists = b"".join(pem.armor("X509 CRL", one) for one in self.lists)
        path.write_bytes((self.folder / "root.pem").read_bytes() + lists)
        return path

    def _file(self, pdf: bytes) -> Path:
        path = self.scratch / "document.pdf"
        path.write_bytes(pdf)
        return path
