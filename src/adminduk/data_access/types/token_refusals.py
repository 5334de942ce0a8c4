"""Why no token is issued. The words of RFC 6749 5.2 for machines, a sentence for who reads the log."""

from __future__ import annotations

from typing import ClassVar

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


class TokenRefused(Refused):
    """`error` is the code and `status` the HTTP status of RFC 6749 5.2."""

    error: ClassVar[str] = "invalid_client"
    status: ClassVar[int] = 401
    sentence = Both(
        id="Klien tidak dikenali, atau buktinya tidak sah.",
        en="The client is not known, or its proof is not valid.",
    )

    def as_json(self) -> dict[str, str]:
        # RFC 6749 allows printable ASCII only.
        return {"error": self.error, "error_description": self.say("en").replace("“", "'").replace("”", "'")}


class TokenRequestBroken(TokenRefused):
    error, status = "invalid_request", 400
    sentence = Both(
        id="Permintaan token tidak lengkap atau ganda: {what}.",
        en="The token request is incomplete or says something twice: {what}.",
    )


class GrantNotSupported(TokenRefused):
    error, status = "unsupported_grant_type", 400
    sentence = Both(
        id="Hanya grant_type client_credentials yang dilayani.",
        en="Only the grant type client_credentials is served.",
    )


class ScopeNotSupported(TokenRefused):
    error, status = "invalid_scope", 400
    sentence = Both(
        id="Cakupan itu tidak ada; yang boleh ditanyakan diatur perjanjian.",
        en="There is no such scope; the agreement says what may be asked.",
    )


class ClientNotAllowed(TokenRefused):
    error, status = "unauthorized_client", 400
    sentence = Both(
        id="Perjanjian klien ini tidak berlaku saat ini.",
        en="The agreement of this client is not in force now.",
    )


class AssertionNotSigned(TokenRefused):
    sentence = Both(
        id="Tanda tangan assertion tidak cocok dengan kunci yang berlaku.",
        en="The signature of the assertion fits no key that is valid now.",
    )


class AssertionNotForUs(TokenRefused):
    sentence = Both(
        id="Assertion harus menyebut iss, sub dan aud yang tepat.",
        en="The assertion must name the right iss, sub and aud.",
    )


class AssertionNotInTime(TokenRefused):
    sentence = Both(
        id="Assertion belum atau tidak lagi berlaku, atau berlaku lebih dari lima menit.",
        en="The assertion is not valid yet, no longer valid, or valid for over five minutes.",
    )


class AssertionUsedBefore(TokenRefused):
    sentence = Both(
        id="Assertion ini sudah dipakai. Buat yang baru untuk setiap token.",
        en="This assertion was used already. Make a new one for each token.",
    )


class AddressNotAllowed(TokenRefused):
    sentence = Both(
        id="Alamat IP ini tidak terdaftar untuk klien itu.",
        en="This IP address is not registered for that client.",
    )


class CertificateNotKnown(TokenRefused):
    sentence = Both(
        id="Sertifikat klien tidak ada atau tidak terdaftar.",
        en="The client certificate is missing or not registered.",
    )
