"""Whether a client signed something with one of the keys that it registered."""

from __future__ import annotations

from datetime import datetime

from joserfc.errors import JoseError
from joserfc.jwk import import_key
from joserfc.jws import JWSRegistry

from adminduk.data_access.models import ClientKey


def signed_by_client(*, client_no: int, at: datetime, data: bytes, signature: bytes) -> bool:
    """`signature` is what JWS would hold for `data`, by the algorithm under which the key was registered."""
    valid = ClientKey.objects.filter(
        client__client_no=client_no, client__active=True, valid_from__lte=at, valid_until__gt=at
    )
    return any(_fits(one.jwk, data, signature) for one in valid)


def _fits(jwk: dict[str, str], data: bytes, signature: bytes) -> bool:
    key = import_key({name: jwk[name] for name in ("kty", "crv", "x", "y", "n", "e") if name in jwk})
    try:
        return bool(JWSRegistry.algorithms[jwk["alg"]].verify(data, signature, key))
    except (JoseError, ValueError, KeyError):
        return False
