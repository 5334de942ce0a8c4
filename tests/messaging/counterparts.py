"""Real counterparts on the loopback: an SMTP server and HTTP servers that answer as the providers do.

Each keeps what arrived. What it answers next is told by the test: a number of seconds of silence, a
status, a body, or a line that breaks off.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class Answer:
    status: int = 200
    body: Any = None
    silent_seconds: float = 0
    hang_up: bool = False


@dataclass
class HttpCounterpart:
    """An HTTP server with a queue of answers; without one it answers as a provider that took it over."""

    token: str = "secret-token"
    requests: list[dict[str, Any]] = field(default_factory=list)
    answers: deque[Answer] = field(default_factory=deque)

    def __post_init__(self) -> None:
        counterpart = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                counterpart._answer(self)

            def log_message(self, *words: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def will(self, *answers: Answer) -> None:
        self.answers.extend(answers)

    def _answer(self, asked: BaseHTTPRequestHandler) -> None:
        body = json.loads(asked.rfile.read(int(asked.headers["Content-Length"])))
        self.requests.append({"path": asked.path, "headers": dict(asked.headers), "body": body})
        if self.answers:
            answer = self.answers.popleft()
        elif asked.headers["Authorization"] != f"Bearer {self.token}":
            answer = self.not_authorized()
        else:
            answer = self.taken_over(asked.path, body, dict(asked.headers))
        if answer.silent_seconds:
            time.sleep(answer.silent_seconds)
        if answer.hang_up:
            asked.connection.close()
            asked.close_connection = True
            return
        content = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        try:
            asked.send_response(answer.status)
            asked.send_header("Content-Type", "application/json")
            asked.send_header("Content-Length", str(len(content)))
            asked.end_headers()
            asked.wfile.write(content)
        except OSError:
            pass  # the caller had lost patience

    def not_authorized(self) -> Answer:
        return Answer(401, {"error": {"code": "unauthorized"}})

    def taken_over(self, path: str, body: dict[str, Any], headers: dict[str, str]) -> Answer:
        raise NotImplementedError


class WhatsAppCloud(HttpCounterpart):
    """Meta's Cloud API: checks the request as Meta does, and answers with Meta's words."""

    PHONE_NUMBER_ID = "106540352242922"

    def not_authorized(self) -> Answer:
        return meta_error(401, 190, "Invalid OAuth access token.", "OAuthException")

    def taken_over(self, path: str, body: dict[str, Any], headers: dict[str, str]) -> Answer:
        if path != f"/v23.0/{self.PHONE_NUMBER_ID}/messages":
            return meta_error(400, 100, "Unsupported post request.", "GraphMethodException")
        template = body.get("template", {})
        if body.get("messaging_product") != "whatsapp" or body.get("type") != "template":
            return meta_error(400, 100, "(#100) Invalid parameter")
        if not str(body.get("to", "")).isdigit() or set(template) != {"name", "language", "components"}:
            return meta_error(400, 131009, "(#131009) Parameter value is not valid")
        for component in template["components"]:
            for parameter in component["parameters"]:
                if parameter["type"] != "text" or "\n" in parameter["text"] or not parameter["text"]:
                    return meta_error(400, 132012, "(#132012) Parameter format does not match")
        return Answer(
            200,
            {
                "messaging_product": "whatsapp",
                "contacts": [{"input": body["to"], "wa_id": body["to"]}],
                "messages": [{"id": f"wamid.HBgN{len(self.requests)}", "message_status": "accepted"}],
            },
        )


class SmsProvider(HttpCounterpart):
    """The gateway's small JSON; a reference that is known is answered with 409 and not sent again."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.sent: dict[str, str] = {}

    def taken_over(self, path: str, body: dict[str, Any], headers: dict[str, str]) -> Answer:
        reference = headers["Idempotency-Key"]
        if reference in self.sent:
            return Answer(409, {"error": {"code": "duplicate"}})
        if not body["to"].startswith("+62"):
            return Answer(422, {"error": {"code": "unreachable"}})
        self.sent[reference] = body["text"]
        return Answer(202, {"id": f"sms-{len(self.sent)}"})


def meta_error(status: int, code: int, message: str, kind: str = "OAuthException") -> Answer:
    return Answer(
        status,
        {
            "error": {
                "message": message,
                "type": kind,
                "code": code,
                "error_data": {"messaging_product": "whatsapp", "details": message},
                "fbtrace_id": "AbCdEfGh",
            }
        },
    )


class MailServer:
    """A real SMTP server. `refuse` maps a command ("RCPT", "DATA", "MAIL") to the reply it gets."""

    def __init__(self, *, password: str = "", certificate: Path | None = None) -> None:
        self.mails: list[EmailMessage] = []
        self.refuse: dict[str, str] = {}
        self.hang_up_after_data = False
        self.stopped = False
        words: dict[str, Any] = {}
        if certificate:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate)
            words |= {"tls_context": context, "require_starttls": True}
        if password:
            words |= {
                "auth_required": True,
                "authenticator": lambda server, session, envelope, mechanism, data: AuthResult(
                    success=isinstance(data, LoginPassword) and data.password == password.encode(),
                    handled=False,
                ),
            }
        # The controller greets itself at its port, which it must know before it listens.
        self.controller = Controller(self, hostname="127.0.0.1", port=_free_port(), **words)
        self.controller.start()

    @property
    def port(self) -> int:
        return self.controller.port

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def stop(self) -> None:
        if not self.stopped:
            self.controller.stop()
        self.stopped = True

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if "MAIL" in self.refuse:
            return self.refuse["MAIL"]
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if "RCPT" in self.refuse:
            return self.refuse["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if "DATA" in self.refuse:
            return self.refuse["DATA"]
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        mail["X-Envelope-To"] = envelope.rcpt_tos[0]
        self.mails.append(mail)
        if self.hang_up_after_data:
            assert server.transport is not None
            server.transport.abort()
        return "250 OK"


def certificate_for_loopback(folder: Path) -> Path:
    """A certificate for 127.0.0.1 that signs itself, with its key, in one PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2126, 1, 1, tzinfo=UTC))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "mail.pem"
    path.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
