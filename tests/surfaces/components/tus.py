"""The other end of an upload: the tus 1.0 core protocol on a line that breaks as often as a test says."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_protect

TUS = {"Tus-Resumable": "1.0.0"}


class Received:
    def __init__(self, length: int, facts: str) -> None:
        self.length, self.facts, self.data = length, facts, b""


uploads: list[Received] = []
breaks: list[str] = []  # methods whose next request is answered by a broken line
requests: list[str] = []


def forget() -> None:
    uploads.clear()
    breaks.clear()
    requests.clear()


def _broken(request: HttpRequest) -> bool:
    requests.append(request.method or "")
    if request.method in breaks:
        breaks.remove(request.method)
        return True
    return False


@csrf_protect
def create(request: HttpRequest) -> HttpResponse:
    if _broken(request):
        return HttpResponse(status=503)
    if request.headers.get("Tus-Resumable") != "1.0.0":
        return HttpResponse(status=412)
    uploads.append(Received(int(request.headers["Upload-Length"]), request.headers["Upload-Metadata"]))
    place = f"/demo/unggah/{len(uploads) - 1}/"
    return HttpResponse(status=201, headers=TUS | {"Location": place})


@csrf_protect
def one(request: HttpRequest, number: int) -> HttpResponse:
    upload = uploads[number]
    if _broken(request):
        if request.method == "PATCH":  # half of the piece had come through
            upload.data += request.body[: len(request.body) // 2]
        return HttpResponse(status=503)
    if request.method == "PATCH":
        if int(request.headers["Upload-Offset"]) != len(upload.data):
            return HttpResponse(status=409, headers=TUS)
        upload.data += request.body
        return HttpResponse(status=204, headers=TUS | {"Upload-Offset": str(len(upload.data))})
    return HttpResponse(
        status=200,
        headers=TUS | {"Upload-Offset": str(len(upload.data)), "Upload-Length": str(upload.length)},
    )
