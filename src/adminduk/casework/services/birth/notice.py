"""What is asked about a birth: form F-2.01, without what the register knows already."""

from __future__ import annotations

from adminduk.casework.notice import Agreement, Computed, Group, Nik, Notice, Page, PersonName, Section
from adminduk.casework.services.birth.child import CHILD_PAGES
from adminduk.casework.services.birth.parents import PARENTS_PAGES
from adminduk.foundation.texts import Both

WITNESSES = Page(
    name="witnesses",
    section="evidence",
    title=Both(id="Siapa dua saksinya?", en="Who are the two witnesses?"),
    help=Both(
        id="Orang dewasa yang tahu kelahiran ini, selain Anda dan orang tua anak.",
        en="Adults who know of this birth, besides you and the parents.",
    ),
    fields=(
        Group(
            name="witnesses",
            label=Both(id="Saksi", en="Witnesses"),
            item=Both(id="Saksi {number}", en="Witness {number}"),
            fields=(
                PersonName(name="name", label=Both(id="Nama saksi", en="Name of the witness")),
                Nik(name="nik", label=Both(id="NIK saksi", en="NIK of the witness")),
            ),
            least=2,
            most=2,
        ),
    ),
)

STATEMENT = Page(
    name="statement",
    section="check",
    title=Both(id="Sudah benar semua?", en="Is everything right?"),
    fields=(
        Computed(
            name="akta_preview",
            label=Both(id="Akan tertulis di akta", en="What the akta will say"),
            known_from="birth.preview",
        ),
        Agreement(
            name="statement",
            label=Both(
                id="Yang saya tulis ini benar. Saya tahu keterangan palsu dapat dipidana.",
                en="What I wrote is true. I know that a false statement is a crime.",
            ),
            help=Both(id="UU 23/2006 pasal 93", en="UU 23/2006 article 93"),
        ),
    ),
)

BIRTH_NOTICE = Notice(
    name="birth",
    version=1,
    sections=(
        Section("child", Both(id="Anak", en="Child")),
        Section("parents", Both(id="Orang tua", en="Parents")),
        Section("evidence", Both(id="Saksi dan bukti", en="Witnesses and evidence")),
        Section("check", Both(id="Periksa dan kirim", en="Check and send")),
    ),
    pages=(*CHILD_PAGES, *PARENTS_PAGES, WITNESSES, STATEMENT),
)
