"""Writes of this room."""

from adminduk.offices.operations.accounts import (
    change_duty,
    change_post,
    create_staff,
    deactivate,
    reactivate,
    set_preferences,
)
from adminduk.offices.operations.decrees import change_regions
from adminduk.offices.operations.delegations import delegate, end_delegation
from adminduk.offices.operations.passkeys import (
    add_passkey,
    begin_passkey,
    begin_passkey_sign_in,
    check_passkey,
    remove_passkey,
)
from adminduk.offices.operations.places import open_office
from adminduk.offices.operations.regions import load_regions
from adminduk.offices.operations.secrets import (
    check_own_password,
    confirm_totp,
    propose_totp,
    reset_password,
    reset_second_factor,
    set_password,
    show_proposed_totp,
)
from adminduk.offices.operations.signing_in import check_password, check_totp, record_sign_out

__all__ = [
    "add_passkey",
    "begin_passkey",
    "begin_passkey_sign_in",
    "change_duty",
    "change_post",
    "change_regions",
    "check_own_password",
    "check_passkey",
    "check_password",
    "check_totp",
    "confirm_totp",
    "create_staff",
    "deactivate",
    "delegate",
    "end_delegation",
    "load_regions",
    "open_office",
    "propose_totp",
    "reactivate",
    "record_sign_out",
    "remove_passkey",
    "reset_password",
    "reset_second_factor",
    "set_password",
    "set_preferences",
    "show_proposed_totp",
]
