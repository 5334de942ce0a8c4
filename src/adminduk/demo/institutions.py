"""The demo's institutions: a bank, BPJS and a hospital, each with an agreement in force and clients with keys."""

from __future__ import annotations

import os
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from django.conf import settings

from adminduk.data_access.operations import (
    add_key,
    appoint_officer,
    approve_agreement,
    draft_agreement,
    open_client,
    register_institution,
    submit_agreement,
)
from adminduk.data_access.types import Terms, mask_of
from adminduk.demo.queries import totp_secret_of
from adminduk.demo.staff import PASSWORD
from adminduk.foundation.access.types import Actor
from adminduk.foundation.clock import day_at
from adminduk.offices.queries import actor_of, list_staff

YEARS = 3


def seed_institutions(*, at: datetime) -> list[str]:
    """Makes them within the open transaction; answers their names. The private half of each client's key lies in
    `key_file`: a demo must be able to ask."""
    staff = {one.role.name: actor_of(one) for one in list_staff()}
    text = files(__package__).joinpath("institutions.yaml").read_text("utf-8")
    names = []
    for told in yaml.safe_load(text):
        _seed(told, at, drafter=staff["data_officer"], approver=staff["data_approver"])
        names.append(told["name"])
    return names


def key_file(client_id: str) -> Path:
    """Where the private key of a demo client lies."""
    return Path(settings.ADMINDUK_HOME) / "keys" / "demo-institutions" / f"{client_id}.pem"


def _seed(told: dict[str, Any], at: datetime, *, drafter: Actor, approver: Actor) -> None:
    institution_id = register_institution(
        actor=drafter,
        at=at,
        **{name: told[name] for name in ("name", "short_name", "sector", "email", "supervised_by")},
    )
    agreement_id = draft_agreement(
        actor=drafter, at=at, institution_id=institution_id, terms=_terms(told["terms"], at)
    )
    submit_agreement(actor=drafter, at=at, agreement_id=agreement_id)
    approve_agreement(actor=approver, at=at, agreement_id=agreement_id)
    email = told["officer"]["email"]
    appoint_officer(
        actor=drafter,
        at=at,
        institution_id=institution_id,
        **told["officer"],
        password=PASSWORD,
        totp_secret=totp_secret_of(email),
    )
    for sandbox in [False, *([True] if told.get("sandbox") else [])]:
        name = "Uji coba" if sandbox else "Layanan utama"
        client = open_client(actor=drafter, at=at, agreement_id=agreement_id, name=name, sandbox=sandbox)
        public = _make_key(key_file(client.client_id))
        add_key(actor=drafter, at=at, client_id=client.client_id, key_text=public)


def _terms(told: dict[str, Any], at: datetime) -> Terms:
    begin = day_at(at, "WIB").replace(month=1, day=1)
    return Terms(
        **told
        | {
            "elements": mask_of(told["elements"]),
            "fields": mask_of(told["fields"]),
            "regions": tuple(told["regions"]),
            "valid_from": begin,
            "valid_until": begin.replace(year=begin.year + YEARS - 1, month=12, day=31),
        }
    )


def _make_key(path: Path) -> str:
    """A new pair; the private half goes to `path`, the public one (PEM) is answered."""
    key = ec.generate_private_key(ec.SECP256R1())
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
