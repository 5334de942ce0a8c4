"""Files at rest: sealed on disk and on S3 alike; whatever fails is one outage."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from moto.server import ThreadedMotoServer

from adminduk.foundation.crypto import SealBroken
from adminduk.foundation.refusals import Outage
from adminduk.foundation.storage import operations as storage
from adminduk.foundation.storage.shelves import S3, Disk
from adminduk.foundation.storage.types import StorageDown

LETTER = b"%PDF-1.7 surat keterangan lahir SITI NURHASANAH" * 20


@pytest.fixture(scope="module")
def s3_address() -> Iterator[str]:
    """A real S3 interface on this machine, with an empty bucket."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"s3://kunci:rahasia%2F1@{host}:{port}/berkas?region=us-east-1&tls=0"
    S3(address)._client.create_bucket(Bucket="berkas")
    yield address
    server.stop()


@pytest.fixture(params=["disk", "s3"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path, settings) -> Disk | S3:
    """The shelf that the settings choose, once the disk and once S3."""
    settings.ADMINDUK_STORAGE = tmp_path
    settings.ADMINDUK_S3_URL = request.getfixturevalue("s3_address") if request.param == "s3" else ""
    return storage.shelf()


def test_what_is_put_away_comes_out_again(shelf: Disk | S3) -> None:
    stored = storage.put(LETTER, kind="evidence")
    assert storage.get(stored.key) == LETTER
    assert (stored.sha256, stored.size) == (sha256(LETTER).hexdigest(), len(LETTER))
    assert stored.key.startswith("evidence-")


def test_on_the_shelf_lies_nothing_that_can_be_read(shelf: Disk | S3) -> None:
    stored = storage.put(LETTER, kind="evidence")
    assert b"SITI" not in shelf.read(stored.key)
    assert b"PDF" not in shelf.read(stored.key)


def test_the_same_content_twice_is_two_boxes(shelf: Disk | S3) -> None:
    first, second = (storage.put(LETTER, kind="evidence") for _ in range(2))
    assert first.key != second.key
    assert shelf.read(first.key) != shelf.read(second.key)


def test_a_box_moved_to_another_name_does_not_open(shelf: Disk | S3) -> None:
    mine, yours = (storage.put(letter, kind="evidence") for letter in (LETTER, b"another"))
    shelf.write(mine.key, shelf.read(yours.key))
    with pytest.raises(SealBroken):
        storage.get(mine.key)


def test_a_flipped_bit_is_found(shelf: Disk | S3) -> None:
    stored = storage.put(LETTER, kind="evidence")
    box = bytearray(shelf.read(stored.key))
    box[40] ^= 1
    shelf.write(stored.key, bytes(box))
    with pytest.raises(SealBroken):
        storage.get(stored.key)


def test_a_file_that_is_gone_is_an_outage(shelf: Disk | S3) -> None:
    stored = storage.put(LETTER, kind="evidence")
    storage.remove(stored.key)
    with pytest.raises(StorageDown):
        storage.get(stored.key)
    storage.remove(stored.key)
    assert issubclass(StorageDown, Outage)


def test_an_empty_file_is_a_file(shelf: Disk | S3) -> None:
    assert storage.get(storage.put(b"", kind="evidence").key) == b""


def test_on_disk_a_file_is_for_its_owner_alone_and_no_folder_holds_millions(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    disk.write("evidence-0123abcd", b"box")
    path = tmp_path / "cd" / "ab" / "evidence-0123abcd"
    assert path.read_bytes() == b"box"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path], "nothing unfinished is left"


def test_a_disk_that_cannot_be_written_is_an_outage_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "cd").write_text("in the way of a folder")
    with pytest.raises(StorageDown):
        Disk(tmp_path).write("evidence-0123abcd", b"box")
    assert [path.name for path in tmp_path.iterdir()] == ["cd"]


def test_writing_again_replaces_whole_boxes(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    disk.write("evidence-0123abcd", b"first")
    disk.write("evidence-0123abcd", b"second")
    assert disk.read("evidence-0123abcd") == b"second"
    assert sum(len(files) for _, _, files in os.walk(tmp_path)) == 1


def test_an_s3_that_is_not_there_is_an_outage() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody answers
        port = taken.getsockname()[1]
        shelf = S3(f"s3://a:b@127.0.0.1:{port}/berkas?tls=0")
        for act in (lambda: shelf.write("k", b""), lambda: shelf.read("k"), lambda: shelf.remove("k")):
            with pytest.raises(StorageDown):
                act()


def test_an_s3_address_tells_everything(s3_address: str) -> None:
    shelf = S3(s3_address)
    assert shelf.bucket == "berkas"
    assert shelf._client.meta.region_name == "us-east-1"
    assert shelf._client.meta.endpoint_url == f"http://{urlsplit(s3_address).netloc.rpartition('@')[2]}"
    assert S3("s3://a:b@objects.example.id/berkas")._client.meta.endpoint_url == "https://objects.example.id"
