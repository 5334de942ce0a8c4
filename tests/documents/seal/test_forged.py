"""Each forgery of a seal, and every reader that can see it: the server, the phone, and another house's package."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from adminduk.documents import samples
from adminduk.documents.operations import key_in_use, revoke_seal_key
from adminduk.documents.queries import list_seal_keys, list_signer
from adminduk.documents.rendering import render
from adminduk.documents.seal import cose
from adminduk.documents.seal.claims import as_fragment
from adminduk.documents.seal.keys import SealKey
from adminduk.documents.seal.making import make_seal
from tests.documents.office import WORKER, Tray
from tests.documents.seal.readers import by_others, by_phone, by_server, cose_of
from tests.documents.seal.test_key_list import KEEPER
from tests.documents.seal.test_seal import FACTS, ISSUER
from tests.documents.tools import needs_tool, scanned, text_of
from tests.people import AT, asep_and_siti, settle

pytestmark = [pytest.mark.django_db, needs_tool("node")]
CODE = FACTS.code
OTHER = ec.derive_private_key(7, ec.SECP256R1())


@dataclass(frozen=True)
class Scene:
    key: SealKey
    genuine: str
    listed: dict[str, Any]


def published() -> dict[str, Any]:
    """The list as /q/kunci.json gives it."""
    return {"signer": list_signer(), "keys": [asdict(line) for line in list_seal_keys()]}


@pytest.fixture
def scene(db: None) -> Scene:
    key = key_in_use(actor=WORKER, at=AT)
    return Scene(key, sealed(key.key, key.key_id), published())


def sealed(key: ec.EllipticCurvePrivateKey, key_id: bytes, facts: Any = FACTS) -> str:
    return as_fragment(cose.sign(facts.as_claims(issuer=ISSUER, at=AT), key, key_id=key_id))


def parts(scene: Scene) -> list[Any]:
    return list(cbor2.loads(cose_of(scene.genuine)).value)


def joined(*value: Any) -> str:
    return as_fragment(cbor2.dumps(cbor2.CBORTag(cose.SIGN1, list(value))))


def with_other_facts(scene: Scene) -> str:
    """Somebody else's name under the signature of a genuine seal."""
    protected, unprotected, _, signature = parts(scene)
    return joined(
        protected, unprotected, replace(FACTS, name="ORANG LAIN").as_claims(issuer=ISSUER, at=AT), signature
    )


def with_a_byte_flipped(scene: Scene) -> str:
    whole = bytearray(cose_of(scene.genuine))
    whole[-1] ^= 1
    return as_fragment(bytes(whole))


def without_algorithm(scene: Scene) -> str:
    """`alg` left to the attacker: what broke more than one JWT library."""
    _, unprotected, payload, _ = parts(scene)
    return joined(cbor2.dumps({4: scene.key.key_id}), unprotected, payload, b"")


FORGERIES = {
    "a byte flipped": with_a_byte_flipped,
    "other facts": with_other_facts,
    "no algorithm": without_algorithm,
    "another key under our key's name": lambda scene: sealed(OTHER, scene.key.key_id),
    "another key under its own name": lambda scene: sealed(OTHER, b"a forger"),
    "cut short": lambda scene: scene.genuine[:-40],
    "nothing": lambda scene: "",
}


def test_a_genuine_seal_is_read_alike_by_all(scene: Scene) -> None:
    assert by_server(scene.genuine) == FACTS.name
    assert by_others(scene.genuine, scene.listed["keys"][0]["key"]) == FACTS.name
    assert by_phone(scene.genuine, scene.listed) == {"name": FACTS.name, "code": CODE}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_seal_is_refused_by_all(scene: Scene, name: str) -> None:
    forged = FORGERIES[name](scene)
    assert by_server(forged) is None
    assert by_others(forged, scene.listed["keys"][0]["key"]) is None
    assert "refused" in by_phone(forged, scene.listed)


def test_a_key_that_was_lost_seals_nothing_more(scene: Scene) -> None:
    revoke_seal_key(actor=KEEPER, at=AT, key_id=scene.key.key_id.hex(), since=AT - timedelta(days=1))
    assert by_server(scene.genuine) is None
    assert by_phone(scene.genuine, published()) == {"refused": "revoked"}
    # Without the list nobody can know: this is why the list is asked for, and why phones keep it.
    assert by_others(scene.genuine, scene.listed["keys"][0]["key"]) == FACTS.name


def test_a_phone_that_knows_of_the_loss_is_not_led_back_to_the_older_list(scene: Scene) -> None:
    revoke_seal_key(actor=KEEPER, at=AT, key_id=scene.key.key_id.hex(), since=AT - timedelta(days=1))
    older, newer = scene.listed, published()
    assert by_phone(scene.genuine, older, kept=newer) == {"refused": "list"}
    assert by_phone(scene.genuine, newer, kept=older) == {"refused": "revoked"}


@pytest.mark.parametrize(
    "forged",
    [
        lambda listed: {**listed, "keys": [{**listed["keys"][0], "since": "2020-01-01T00:00:00Z"}]},
        lambda listed: {**listed, "keys": listed["keys"] * 2},
        lambda listed: {**listed, "signer": {**listed["signer"], "x": listed["keys"][0]["key"]["x"], "y": listed["keys"][0]["key"]["y"]}},
    ],
    ids=["a line changed", "a line twice", "another signer"],
)  # fmt: skip
def test_a_list_that_was_touched_is_not_believed(scene: Scene, forged) -> None:  # type: ignore[no-untyped-def]
    assert by_phone(scene.genuine, forged(scene.listed)) == {"refused": "list"}


def test_a_genuine_seal_on_another_paper_tells_of_the_paper_it_was_made_for(db: None) -> None:
    """The QR of Bayu's akta drawn onto one with another name: every reader finds the seal genuine, and every
    reader says BAYU. The file is none of ours, and the digest in the seal is not that of what it says."""
    tray = Tray()
    document_id, *_ = tray.prepared(tray.registered(settle(asep_and_siti())))
    tray.sign(document_id)
    (address,) = scanned(tray.pdf(document_id), dots=200)
    code, fragment = address.rsplit("/", 1)[1].split("#")
    false = render(samples.AKTA, verification_address=samples.ADDRESS, code=code, seal=fragment)
    (again,) = scanned(false, dots=200)
    replayed = again.split("#")[1]
    listed = published()
    said = {
        by_server(replayed),
        by_others(replayed, listed["keys"][0]["key"]),
        by_phone(replayed, listed)["name"],
    }
    assert said == {"BAYU PRATAMA"}
    assert "BAYU PRATAMA" not in text_of(false)
    word = tray.verify_file(false)
    assert (str(word.verification.verdict), word.as_issued) == ("red", False)
    genuine_digest = cbor2.loads(cbor2.loads(cose_of(replayed)).value[2])[169][77]
    assert genuine_digest != samples.AKTA.digest()[:16]
    assert tray.row(document_id).digest[:16] == genuine_digest


def test_a_seal_is_made_for_one_code_only(scene: Scene) -> None:
    other = make_seal(samples.AKTA, "ABCDEFGHJKMN", key=scene.key, at=AT)
    assert by_phone(other, scene.listed)["code"] == "ABCDEFGHJKMN"
