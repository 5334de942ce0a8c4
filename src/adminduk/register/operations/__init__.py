"""Writes of the register: each is one entry, in one transaction with all that follows from it."""

from adminduk.register.operations.births import correct_birth, register_birth
from adminduk.register.operations.loading import load_families
from adminduk.register.operations.stillbirths import correct_stillbirth, register_stillbirth

__all__ = ["correct_birth", "correct_stillbirth", "load_families", "register_birth", "register_stillbirth"]
