"""What is shown of personal data to those who may know that it is there, but not what it is."""

from __future__ import annotations

from datetime import date


def mask_name(name: str) -> str:
    """The first letter of each word: "SITI NURHASANAH" → "S••• N•••••••••"."""
    return " ".join(word[:1] + "•" * (len(word) - 1) for word in name.split())


def mask_nik(nik: str) -> str:
    """The region of the first four digits and the last four: "3201••••••••0003"."""
    return f"{nik[:4]}••••••••{nik[-4:]}" if len(nik) == 16 else "•" * len(nik)


def mask_date(day: date) -> str:
    """Only the year: "••-••-1992"."""
    return f"••-••-{day.year:04d}"


def mask_phone(phone: str) -> str:
    """The last three digits: "••••••••123"."""
    return "•" * max(0, len(phone) - 3) + phone[-3:]


def mask_email(address: str) -> str:
    """The first letter and the domain: "s•••@example.id"."""
    local, _, domain = address.partition("@")
    return f"{local[:1]}•••@{domain}" if domain else "•••"
