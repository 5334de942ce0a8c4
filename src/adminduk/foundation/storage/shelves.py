"""The two places where boxes of bytes can lie. They know nothing of what is inside."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import uuid4

from adminduk.foundation.storage.types import StorageDown


class Shelf(Protocol):
    def write(self, key: str, box: bytes) -> None: ...
    def read(self, key: str) -> bytes: ...
    def remove(self, key: str) -> None: ...


class Disk:
    """Below one folder, two levels deep, so that no folder holds millions."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _path(self, key: str) -> Path:
        return self.root / key[-2:] / key[-4:-2] / key

    def write(self, key: str, box: bytes) -> None:
        path = self._path(key)
        fresh = path.with_name(f".{path.name}.{uuid4().hex}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(box)
                file.flush()
                os.fsync(file.fileno())
            # A name appears only when all its bytes are on the disk, and is there after a power cut.
            fresh.replace(path)
            _keep_names(path.parent, self.root)
        except OSError as failure:
            with suppress(OSError):
                fresh.unlink()
            raise StorageDown from failure

    def read(self, key: str) -> bytes:
        try:
            return self._path(key).read_bytes()
        except OSError as failure:
            raise StorageDown from failure

    def remove(self, key: str) -> None:
        try:
            self._path(key).unlink(missing_ok=True)
        except OSError as failure:
            raise StorageDown from failure


def _keep_names(folder: Path, root: Path) -> None:
    """Flushes the folders from `folder` up to `root`: a new name lies in them, not in the file."""
    for one in (folder, folder.parent, root):
        handle = os.open(one, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class S3:
    """Any S3: `s3://ACCESS:SECRET@host[:port]/bucket?region=…&tls=0`."""

    def __init__(self, address: str) -> None:
        self.address = urlsplit(address)
        self.bucket = self.address.path.strip("/")
        self.options = {name: values[0] for name, values in parse_qs(self.address.query).items()}

    @cached_property
    def _client(self) -> Any:
        import boto3
        from botocore.config import Config

        scheme = "http" if self.options.get("tls") == "0" else "https"
        host = self.address.netloc.rpartition("@")[2]
        return boto3.client(
            "s3",
            endpoint_url=f"{scheme}://{host}",
            region_name=self.options.get("region", "id"),
            aws_access_key_id=unquote(self.address.username or ""),
            aws_secret_access_key=unquote(self.address.password or ""),
            config=Config(connect_timeout=5, read_timeout=20, retries={"max_attempts": 3}),
        )

    def _call(self, verb: str, **words: Any) -> Any:
        """The content of an answer that has one; any failure of the far end is `StorageDown`."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            answer = getattr(self._client, verb)(Bucket=self.bucket, **words)
            return answer["Body"].read() if "Body" in answer else None
        except (BotoCoreError, ClientError) as failure:
            raise StorageDown from failure

    def write(self, key: str, box: bytes) -> None:
        self._call("put_object", Key=key, Body=box)

    def read(self, key: str) -> bytes:
        return self._call("get_object", Key=key)

    def remove(self, key: str) -> None:
        self._call("delete_object", Key=key)
