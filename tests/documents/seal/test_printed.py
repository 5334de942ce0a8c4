"""The seal as it is printed on 35 mm and photographed by a poor camera: blurred, tilted, noisy, compressed."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from adminduk.documents.queries import list_seal_keys, open_seal
from adminduk.documents.seal.claims import from_fragment
from tests.documents.office import Tray
from tests.documents.seal.readers import by_others
from tests.people import asep_and_siti, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed(db: None) -> Image.Image:
    """The first page of a signed akta, 200 dots an inch."""
    tray = Tray()
    document_id, *_ = tray.prepared(tray.registered(settle(asep_and_siti())))
    tray.sign(document_id)
    return pypdfium2.PdfDocument(tray.pdf(document_id))[0].render(scale=200 / 72).to_pil().convert("L")


def photographed(page: Image.Image, *, tilt: float, blur: float, noise: float, quality: int) -> Image.Image:
    shaken = page.rotate(tilt, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    soft = shaken.filter(ImageFilter.GaussianBlur(blur))
    grain = Image.effect_noise(soft.size, noise)
    file = BytesIO()
    ImageChops.add(soft, grain, scale=1, offset=-128).save(file, "JPEG", quality=quality)
    return Image.open(file)


@pytest.mark.parametrize(
    "camera",
    [
        {"tilt": 0, "blur": 0, "noise": 0, "quality": 90},
        {"tilt": 3, "blur": 0.8, "noise": 6, "quality": 60},
        {"tilt": -7, "blur": 1.0, "noise": 8, "quality": 60},
        {"tilt": 90, "blur": 0.8, "noise": 6, "quality": 50},
    ],
    ids=lambda camera: f"tilted by {camera['tilt']}",
)
def test_a_photograph_of_the_paper_tells_what_the_register_knows(
    printed: Image.Image, camera: dict[str, float]
) -> None:
    (code,) = zxingcpp.read_barcodes(photographed(printed, **camera))
    fragment = code.text.split("#")[1]
    told = open_seal(from_fragment(fragment))
    assert (told.facts.name, told.facts.kind) == ("BAYU PRATAMA", "birth_certificate")
    assert by_others(fragment, list_seal_keys()[0].key) == "BAYU PRATAMA"
