"""One of every face, with invented people and a drawn head instead of a photo; all marked CONTOH."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from adminduk.documents.cards.drawing import draw_face
from adminduk.documents.cards.faces import (
    RED,
    ChildCard,
    Face,
    IdentityCardBack,
    IdentityCardFront,
    background_of,
)

LONG_NAME = "RADEN RORO ENDANG SULISTYANINGSIH KUSUMAWARDHANI HADININGRAT"


def placeholder(birth_date: date) -> bytes:
    """A head and shoulders in grey (JPEG) before the colour that the year of birth calls for."""
    ground = (179, 32, 42) if background_of(birth_date) == RED else (31, 78, 158)
    picture = Image.new("RGB", (400, 508), ground)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((60, 350, 340, 700), fill=(222, 224, 228))
    pen.ellipse((120, 110, 280, 330), fill=(198, 202, 208))
    file = BytesIO()
    picture.save(file, "JPEG", quality=80)
    return file.getvalue()


KTP = IdentityCardFront(
    province="Jawa Barat",
    kabkota="Kabupaten Bogor",
    nik="3201011001750001",
    name="BAGASKARA ADI PRAMUDYA",
    birth_place="BOGOR",
    birth_date=date(1975, 1, 10),
    sex="LAKI-LAKI",
    blood_type="O",
    address="JL. RAYA TEGAR BERIMAN GG. MASJID NO. 45/12A",
    rt="003",
    rw="007",
    village="PAKANSARI",
    kecamatan="CIBINONG",
    religion="ISLAM",
    marital_status="KAWIN",
    occupation="KARYAWAN SWASTA",
    issued_at="Kabupaten Bogor",
    issued_on=date(2026, 7, 14),
    photo=placeholder(date(1975, 1, 10)),
)
KIA = ChildCard(
    province="Jawa Barat",
    kabkota="Kabupaten Bogor",
    nik="3201015206260003",
    name="KIRANA AYUNINGTYAS PRAMESWARI",
    birth_place="BOGOR",
    birth_date=date(2026, 6, 12),
    sex="PEREMPUAN",
    family_number="3201011407260012",
    head="BAGASKARA ADI PRAMUDYA",
    akta_number="3201-LU-14072026-0007",
    religion="ISLAM",
    address="JL. RAYA TEGAR BERIMAN GG. MASJID NO. 45/12A",
    rt="003",
    rw="007",
    village="PAKANSARI",
    kecamatan="CIBINONG",
    issued_at="Kabupaten Bogor",
    issued_on=date(2026, 7, 14),
    signer="Dra. Contoh Pejabat Negara, M.Si.",
    signer_title="Kepala Dinas Kependudukan dan Pencatatan Sipil",
)


def faces() -> Iterator[tuple[str, Face]]:
    """File name (without suffix) and face of every sample."""
    yield "ktp-depan", KTP
    born = date(1982, 2, 28)
    yield (
        "ktp-depan-panjang",
        replace(
            KTP,
            name=LONG_NAME,
            sex="PEREMPUAN",
            birth_place="KABUPATEN KEPULAUAN TANIMBAR",
            birth_date=born,
            blood_type="-",
            religion="KEPERCAYAAN TERHADAP TUHAN YME",
            occupation="ANGGOTA LEMBAGA TINGGI LAINNYA",
            village="SUKAMAJU TENGAH KARANGANYAR BARAT",
            photo=placeholder(born),
        ),
    )
    yield (
        "ktp-depan-orang-asing",
        replace(KTP, name="ÉLODIE MÜLLER-NGUYỄN", citizenship="PERANCIS", valid_until=date(2031, 3, 9)),
    )
    yield "ktp-belakang", IdentityCardBack(province="Jawa Barat", kabkota="Kabupaten Bogor")
    yield "kia-tanpa-foto", KIA
    yield "kia-tanpa-foto-panjang", replace(KIA, name=LONG_NAME, head=LONG_NAME)
    born = date(2015, 9, 30)
    older = replace(KIA, birth_date=born, name="BUDI", sex="LAKI-LAKI", photo=placeholder(born))
    yield "kia-berfoto", older
    yield "kia-berfoto-panjang", replace(older, name=LONG_NAME, head=LONG_NAME)


def write_faces(folder: Path) -> list[Path]:
    """Writes every sample as PNG and PDF into `folder` and answers the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, face in faces():
        for form in ("png", "pdf"):
            path = folder / f"{name}.{form}"
            path.write_bytes(draw_face(face, form=form, sample=True))
            written.append(path)
    return written
