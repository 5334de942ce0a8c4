"""The life of the process: set up, listen, answer until asked to end, then answer what is in the house."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal

import uvloop

from adminduk.data_access.operations import AnsweringCore
from adminduk.surfaces.institutions.api.connections import Connection
from adminduk.surfaces.institutions.api.service import Service

END_SECONDS = 3.0
BACKLOG = 1024
log = logging.getLogger(__name__)


def serve(bind: str, port: int, *, shared: bool = False) -> int:
    """Runs until SIGTERM or SIGINT; Django is set up. `shared`: several processes take turns at one port."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(bind, port, shared))
    return 0


async def _serve(bind: str, port: int, shared: bool) -> None:
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    core = AnsweringCore()
    await core.start()
    service = Service(core)
    server = await loop.create_server(
        lambda: Connection(service), bind, port, backlog=BACKLOG, reuse_port=shared
    )
    # What is there now stays; the collector looks at what comes later, and seldom.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    log.warning("answering institutions on port %s", port)
    await ended.wait()
    server.close()
    try:
        await asyncio.wait_for(service.end(), END_SECONDS)
    except TimeoutError:
        log.warning("some requests were not answered in time")
