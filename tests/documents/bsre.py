"""A service that answers as BSrE's e-Sign client was seen to answer, with its faults: real HTTP, real PAdES.

It stands in for a service that nobody can have in a test. What it says is in the published shapes; each
of `faults` is used up by one request to sign, in order.
"""

from __future__ import annotations

import asyncio
import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from asn1crypto import keys as asn1_keys
from asn1crypto import pem
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from adminduk.documents.pki import OfficialCredential, create_authority, issue_official
from adminduk.documents.pki.keys import decrypt_key

NIK, SECRET = "3201010101700001", "frasa di BSrE"
USER, PASSWORD, SUBSCRIBER = "dukcapil-3201", "rahasia kantor", "3201-dukcapil"
CODE = "482913"


@dataclass
class Official:
    credential: OfficialCredential
    secret: str = SECRET
    status: str = "ISSUE"

    def signer(self) -> signers.SimpleSigner:
        key = decrypt_key(self.credential.encrypted_key_pem, SECRET).private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        chain = SimpleCertificateStore()
        chain.register_multiple(
            asn1.Certificate.load(one) for _, _, one in pem.unarmor(self.credential.chain_pem, multiple=True)
        )
        own = asn1.Certificate.load(pem.unarmor(self.credential.certificate_pem)[2])
        return signers.SimpleSigner(own, asn1_keys.PrivateKeyInfo.load(key), chain)


@dataclass
class Service:
    """The service's own memory: officials by NIK, and every signature that it ever made."""

    officials: dict[str, Official]
    address: str = ""
    faults: list[str] = field(default_factory=list)
    signed: list[bytes] = field(default_factory=list)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    status_faults: list[str] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)
    made: threading.Event = field(default_factory=threading.Event)

    def count(self, path: str) -> int:
        return sum(1 for one, _ in self.asked if one == path)

    def sign_pdf(self, who: Official, pdf: bytes, fault: str) -> bytes:
        if fault == "other file":
            pdf = pdf.replace(b"%PDF-1.7", b"%PDF-1.6", 1)
        writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
        if fault == "page redrawn":
            page = writer.root["/Pages"]["/Kids"][0].get_object()
            page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 500 500 re f"))
            writer.update_container(page)
        wish = signers.PdfSignatureMetadata(
            field_name="sig1",
            subfilter=fields.SigSeedSubFilter.PADES,
            reason="Dokumen",
            md_algorithm="sha256",
        )
        out = signers.sign_pdf(writer, wish, signer=who.signer())
        made = out.getvalue()
        self.signed.append(made)
        self.made.set()
        if fault == "byte flipped":
            at = made.index(b"Dokumen", len(pdf))
            made = made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :]
        return made

    def sign_digest(self, who: Official, digest: bytes) -> bytes:
        made = who.signer()
        made = asyncio.run(made.async_sign(digest, digest_algorithm="sha256", use_pades=True)).dump()
        self.signed.append(made)
        self.made.set()
        return made


class _Handler(BaseHTTPRequestHandler):
    service: Service

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        form = "urlencoded" in self.headers.get("Content-Type", "")
        body = {k: v[0] for k, v in parse_qs(raw.decode()).items()} if form else json.loads(raw)
        self.service.asked.append((self.path, body))
        if self.path == "/oauth2/token":
            good = (body.get("client_id"), body.get("client_secret")) == (USER, PASSWORD)
            return self._say(200, {"access_token": "T", "expires_in": 3600}) if good else self._say(401, {})
        central = self.path.startswith("/v2/esign/")
        basic = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers.get("Authorization") != ("Bearer T" if central else basic):
            stamp = {"timestamp": "2026-09-01T01:02:03.000+00:00", "status": 401, "error": "Unauthorized"}
            return self._say(401, {**stamp, "path": self.path})
        return {
            "/api/v2/user/check/status": self._status,
            "/api/v2/sign/get/totp": lambda b: self._say(200, {"status": "OK", "message": "terkirim"}),
            "/api/v2/sign/pdf": self._sign,
            "/v2/esign/v2/api/entity/sign/hash/pdf": self._sign,
        }.get(self.path, lambda b: self._say(404, {"error": "Not Found", "status_code": 404}))(body)

    def _status(self, body: dict[str, Any]) -> None:
        fault = self.service.status_faults.pop(0) if self.service.status_faults else ""
        if fault == "html":
            return self._html(502)
        who = self.service.officials.get(body.get("nik", ""))
        if who is None:
            told = {"status_code": "2011", "message": "Pengguna tidak terdaftar", "status": "NOT_REGISTERED"}
            return self._say(200, told)
        return self._say(200, {"status_code": "1111", "message": "Status", "status": who.status})

    def _sign(self, body: dict[str, Any]) -> None:
        fault = self.service.faults.pop(0) if self.service.faults else ""
        if fault in {"html", "gateway"}:
            return self._html(502 if fault == "html" else 504)
        if fault == "500":
            return self._say(500, {"timestamp": 1, "status": 500, "error": "Internal Server Error"})
        if fault == "unauthorized":
            return self._say(401, {"status": 401, "error": "Unauthorized", "path": self.path})
        if fault == "bad file":
            return self._say(400, {"error": "File tidak dapat diproses", "status_code": 3002})
        if fault == "misspelt refusal":
            return self._say(400, {"eror": "?", "statusCode": "2031"})
        who = self.service.officials.get(body.get("nik", ""))
        if who is None:
            return self._say(400, {"error": "User belum terdaftar", "status_code": 2011})
        if who.status != "ISSUE":
            return self._say(400, {"error": "Sertifikat tidak ditemukan", "status_code": 2021})
        if body.get("passphrase") != who.secret and body.get("totp") != CODE:
            return self._say(400, {"error": "Passphrase anda salah", "status_code": 2031})
        if "file" in body:
            (pdf,) = body["file"]
            signer = self.service.officials[NIK2] if fault == "other signer" else who
            made = self.service.sign_pdf(signer, base64.b64decode(pdf), fault)
            told = {"time": 912, "file": [base64.b64encode(made).decode()]}
        else:
            wanted = body["signaturePropertiesHashMap"]["0"]["documentDigestBase64"]
            made = self.service.sign_digest(who, base64.b64decode(wanted))
            told = {"data": {"cmsSignedDataHashMap": {"0": base64.b64encode(made).decode()}}}
        if fault == "silent after signing":
            self.service.release.wait(10)
            return None
        if fault == "cut after signing":
            self.close_connection = True
            self.connection.close()
            return None
        if fault == "gateway after signing":
            return self._html(504)
        if fault == "misspelt answer":
            return self._say(200, {"tme": 1, "fille": told.get("file")})
        if fault == "slow":
            time.sleep(0.3)
        return self._say(200, told)

    def _say(self, status: int, told: dict[str, Any]) -> None:
        self._send(status, "application/json", json.dumps(told).encode())

    def _html(self, status: int) -> None:
        self._send(status, "text/html", b"<html><h1>Bad Gateway</h1></html>")

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


NIK2 = "3201010101700002"


def officials(folder: Path, *, at: datetime, address: str = "") -> dict[str, Official]:
    """Two officials with certificates of one authority, made in `folder`; `address` is where it answers on
    revocations."""
    create_authority(folder, at=at, name="Otoritas Uji Negara")
    common = {"at": at, "nip": None, "title": "Kepala Dinas", "office": "Dinas", "passphrase": SECRET}
    return {
        nik: Official(issue_official(folder, name=name, address=address, **common))
        for nik, name in ((NIK, "Dra. Yuni Astuti, M.Si."), (NIK2, "Orang Lain"))
    }


@contextmanager
def serving(known: dict[str, Official]) -> Iterator[Service]:
    service = Service(known)
    handler = type("Handler", (_Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    service.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.release.set()
        server.shutdown()
        server.server_close()
        thread.join()
