"""E-mail by SMTP. ADMINDUK_SMTP_URL: `smtp://user:password@host:587?tls=1` (STARTTLS) or `smtps://…:465`."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from adminduk.foundation.configuration import Misconfigured
from adminduk.messaging.gateways.types import Outgoing, Receipt, TryLater, Uncertain, Unreachable
from adminduk.messaging.types import Channel, Recipient


@dataclass(frozen=True, slots=True)
class Smtp:
    url: str
    sender: str
    seconds: float = 15
    channel: Channel = Channel.EMAIL
    # The Message-ID is the same at every try, and mail servers and readers show such a message once.
    recognises_repeats: bool = True

    def __post_init__(self) -> None:
        if urlsplit(self.url).scheme not in {"smtp", "smtps"}:
            raise Misconfigured("ADMINDUK_SMTP_URL begins with smtp:// or smtps://")

    def reaches(self, to: Recipient) -> bool:
        return bool(to.email)

    def send(self, message: Outgoing) -> Receipt:
        server = self._server()
        number = f"<{message.message_id}@{parseaddr(self.sender)[1].rpartition('@')[2] or 'localhost'}>"
        mail = EmailMessage(
            subject=message.content.subject,
            body=message.content.email,
            from_email=self.sender,
            to=[message.to.email or ""],
            headers={
                "Message-ID": number,
                "Auto-Submitted": "auto-generated",
                "Content-Language": message.language,
            },
        )
        try:
            _open(server)
            _hand_over(server, mail)
        finally:
            # The message is over or not by now; a rude good-bye changes nothing.
            with suppress(smtplib.SMTPException, OSError):
                server.close()
        return Receipt(reference=number)

    def _server(self) -> EmailBackend:
        parts = urlsplit(self.url)
        tls = parse_qs(parts.query).get("tls", ["0"])[0] == "1"
        return EmailBackend(
            host=parts.hostname or "localhost",
            port=parts.port or (465 if parts.scheme == "smtps" else 587 if tls else 25),
            username=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            use_tls=tls and parts.scheme == "smtp",
            use_ssl=parts.scheme == "smtps",
            timeout=self.seconds,
            fail_silently=False,
        )


def _open(server: EmailBackend) -> None:
    try:
        server.open()
    except smtplib.SMTPResponseException as refused:
        raise TryLater(f"email:{refused.smtp_code}") from None
    except OSError:  # smtplib's own errors are OSErrors too
        raise TryLater("email:unreachable") from None


def _hand_over(server: EmailBackend, mail: EmailMessage) -> None:
    try:
        server.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()))[0]
        raise _by_code(code)(f"email:{code}") from None
    except smtplib.SMTPSenderRefused as refused:
        raise TryLater(f"email:sender-{refused.smtp_code}") from None
    except smtplib.SMTPResponseException as refused:
        raise _by_code(refused.smtp_code)(f"email:{refused.smtp_code}") from None
    except smtplib.SMTPNotSupportedError:
        raise Unreachable("email:address-not-supported") from None
    except OSError:
        raise Uncertain("email:broken-off") from None


def _by_code(code: int) -> type[Unreachable] | type[TryLater]:
    """RFC 5321, 4.2.1: what begins with 5 is final."""
    return Unreachable if 500 <= code < 600 else TryLater
