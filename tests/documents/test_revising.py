"""What is put behind a file of ours: read by a general reader as it was meant, and refused for any other file."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from adminduk.documents import samples
from adminduk.documents.rendering import render
from adminduk.documents.signing.embedding import embed
from adminduk.documents.signing.revising import NotOurShape, Revision, text_string
from tests.documents.conftest import AT


def embedded(pdf: bytes, holder: str = "Yuni", made: bytes = b"\x30\x00", room: int = 64) -> bytes:
    return embed(pdf, at=AT, holder=holder, room=room, sign=lambda digest: made)


def rewritten(pdf: bytes) -> bytes:
    """The same document, with a revision of another program behind it."""
    file = BytesIO(pdf)
    IncrementalPdfFileWriter(file).write_in_place()
    return file.getvalue()


def test_a_general_reader_finds_field_page_and_form(akta: bytes) -> None:
    reader = PdfFileReader(BytesIO(embedded(akta)))
    fields, kids = reader.root["/AcroForm"]["/Fields"], reader.root["/Pages"]["/Kids"]
    field, page = fields[0], kids[0]
    assert (len(fields), len(kids)) == (1, 1)
    assert page["/Annots"].raw_get(0) == fields.raw_get(0)
    assert field.raw_get("/P") == kids.raw_get(0)
    assert reader.root["/Perms"].raw_get("/DocMDP") == field.raw_get("/V")
    assert reader.root["/Lang"] == "id-ID"
    assert reader.xrefs.total_revisions == 2


def test_of_two_sheets_the_first_one_holds_the_field() -> None:
    card = render(samples.family_card(13), verification_address=samples.ADDRESS, code=samples.CODE)
    kids = PdfFileReader(BytesIO(embedded(card))).root["/Pages"]["/Kids"]
    assert ["/Annots" in kids[at] for at in range(len(kids))] == [True, False]


@pytest.mark.parametrize("holder", ["Dra. (Yuni) \\ M.Si.", "Ny. Nguyễn Thị Ánh Tuyết", "A\nB"])
def test_any_name_is_read_as_it_was_written(akta: bytes, holder: str) -> None:
    field = PdfFileReader(BytesIO(embedded(akta, holder))).root["/AcroForm"]["/Fields"][0]
    assert field["/V"]["/Name"] == holder.replace("\n", " ")


def test_the_identity_stays_and_its_second_half_tells_the_revision(akta: bytes) -> None:
    def identity(pdf: bytes) -> list[bytes]:
        return [bytes(half.original_bytes) for half in PdfFileReader(BytesIO(pdf)).trailer["/ID"]]

    before, after = identity(akta), identity(embedded(akta))
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_an_object_begins_on_a_line_of_its_own_also_behind_a_file_without_a_last_one(akta: bytes) -> None:
    for pdf in (akta, akta.rstrip(b"\n")):
        assert re.search(rb"%%EOF\n\d+ 0 obj\n", embedded(pdf)[len(pdf) - 6 :])


def test_a_signature_longer_than_its_room_is_not_cut(akta: bytes) -> None:
    with pytest.raises(ValueError, match="longer than the room"):
        embedded(akta, made=bytes(65))


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda pdf: b"",
        lambda pdf: pdf[:-40],
        lambda pdf: pdf + b"% more\n",
        rewritten,
        embedded,
        lambda pdf: pdf.replace(b"xref\n0 ", b"xref\n1 "),
        lambda pdf: pdf.replace(b"/Type/Catalog", b"/Type/Catalog/AcroForm 1 0 R"),
        lambda pdf: pdf.replace(b"/Lang(id-ID)", b"/Perms 00000"),
        lambda pdf: pdf.replace(b"/Tabs/S", b"/Annots"),
        lambda pdf: re.sub(rb"/Pages (\d+) 0 R", rb"/Seiten\1 0 R", pdf),
        lambda pdf: re.sub(rb"(\n\d+ 0 )obj\n<</Type/Catalog", rb"\1OBJ\n<</Type/Catalog", pdf),
    ],
    ids=[
        "empty", "cut", "longer", "revised", "signed", "another table", "moved by a form", "with permissions",
        "with notes", "without pages", "object gone",
    ],
)  # fmt: skip
def test_a_file_that_is_not_as_we_render_it_is_refused_and_not_guessed_at(akta: bytes, spoiled) -> None:
    with pytest.raises(NotOurShape):
        embedded(spoiled(akta))


def test_an_object_that_is_not_there_is_refused(akta: bytes) -> None:
    for number in (0, 100_000):
        with pytest.raises(NotOurShape):
            Revision(akta).extend(number, b"/A 1")


def test_text_is_plain_where_it_can_be() -> None:
    assert text_string("a(b)\\") == b"(a\\(b\\)\\\\)"
    assert text_string("é") == b"<FEFF00E9>"
