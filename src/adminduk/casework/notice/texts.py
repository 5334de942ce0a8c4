"""Fields that are typed: text, names, numbers, phone and e-mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

import phonenumbers

from adminduk.casework.notice.conditions import Values
from adminduk.casework.notice.field import Field, Wrong, as_pair, same
from adminduk.foundation.masking import mask_email, mask_phone
from adminduk.foundation.texts import Both

LONGEST_NAME = 100
LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line of text, at most `longest` characters."""

    kind: ClassVar[str] = "text"
    longest: int = 120

    def parse(self, text: str, known: Values) -> str:
        if len(text) > self.longest:
            raise Wrong(
                Both(
                    id="Paling panjang {most} huruf. Tulis lebih singkat.",
                    en="At most {most} characters. Please write it shorter.",
                ).format(most=self.longest)
            )
        return text

    def extra_json(self) -> dict[str, object]:
        return {"longest": self.longest}


@dataclass(frozen=True, kw_only=True)
class PersonName(Text):
    """A name as it is written; whether it obeys the rule of names is a finding of the service."""

    kind: ClassVar[str] = "person_name"
    longest: int = LONGEST_NAME

    def parse(self, text: str, known: Values) -> str:
        if not any(letter.isalpha() for letter in text):
            raise Wrong(
                Both(id="Tulis nama dengan huruf.", en="Please write the name in letters."),
            )
        return super().parse(text, known)


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number from `least` to `most`, in `unit`."""

    kind: ClassVar[str] = "number"
    least: int
    most: int
    unit: Both | None = None

    def parse(self, text: str, known: Values) -> int:
        # "3.100" is three thousand one hundred; a comma would be a fraction, which nothing here has.
        digits = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", text)
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
            raise Wrong(
                Both(
                    id="Tulis angka bulat saja, misalnya {example}.",
                    en="Please write a whole number, for example {example}.",
                ).format(example=self.most // 2)
            )
        number = int(digits)
        if not self.least <= number <= self.most:
            raise Wrong(
                Both(
                    id=f"Isi antara {self._with_unit(self.least).id} dan {self._with_unit(self.most).id}.",
                    en=f"Enter between {self._with_unit(self.least).en} and {self._with_unit(self.most).en}.",
                )
            )
        return number

    def text(self, value: object, known: Values) -> Both:
        return self._with_unit(value)

    def extra_json(self) -> dict[str, object]:
        found: dict[str, object] = {"least": self.least, "most": self.most}
        return found | ({"unit": as_pair(self.unit)} if self.unit else {})

    def _with_unit(self, value: object) -> Both:
        digits = f"{value:,}" if isinstance(value, int) else str(value)
        if self.unit is None:
            return Both(id=digits.replace(",", "."), en=digits)
        return Both(id=f"{digits.replace(',', '.')} {self.unit.id}", en=f"{digits} {self.unit.en}")


@dataclass(frozen=True, kw_only=True)
class Phone(Field):
    """A mobile number of Indonesia or another country; the answer is E.164, e.g. +6281234567890."""

    kind: ClassVar[str] = "phone"

    def parse(self, text: str, known: Values) -> str:
        try:
            number = phonenumbers.parse(text[:40], "ID")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_valid_number(number):
            raise Wrong(
                Both(
                    id="Nomor HP ini tidak lengkap. Contoh: 0812 3456 7890.",
                    en="This phone number is not complete. Example: 0812 3456 7890.",
                )
            )
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def text(self, value: object, known: Values) -> Both:
        return same(mask_phone(str(value)))


@dataclass(frozen=True, kw_only=True)
class Email(Field):
    """An e-mail address that could exist; only a message shows whether it does."""

    kind: ClassVar[str] = "email"

    def parse(self, text: str, known: Values) -> str:
        if len(text) > LONGEST_EMAIL or not _EMAIL.fullmatch(text):
            raise Wrong(
                Both(
                    id="Alamat email ini tidak lengkap. Contoh: nama@contoh.id.",
                    en="This e-mail address is not complete. Example: name@example.id.",
                )
            )
        return text

    def text(self, value: object, known: Values) -> Both:
        return same(mask_email(str(value)))
