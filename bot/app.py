"""The composition root: the only place that wires everything. Tests pass fakes here."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from dataclasses import replace

from aiohttp import web

from bot.background import delivery_loop, shared_calendar
from bot.composing import Composing
from bot.core import Core, StartFault, drawn, open_core
from bot.doors import dev_doors, entra_doors
from bot.events_door import EventsDoor
from bot.figures import refresh_of
from bot.file_service import ChosenChannel, kept_files, local_folder
from bot.http import operations_routes
from bot.metrics import Metrics
from bot.pages import page_routes
from bot.retention import DailyPurge
from bot.settings import Settings
from bot.signed_doors import signed_routes
from bot.teams.connector import Connector
from bot.teams.delivery import Patience
from bot.teams.keys import is_loopback
from bot.teams.messenger import PATIENCE, ConnectorMessenger
from bot.teams.pool import HttpPool
from bot.teams.server import MessagesEndpoint
from bot.tidings import Bell
from bot.tracing import set_up_tracing
from storage.retention import StoredRetention
from storage.turns import StoredTurns

log = logging.getLogger(__name__)


async def make_app(core: Core, host: str, port: int | None = None) -> web.Application:
    """The service as an aiohttp application that closes what it opened. Tests pass a core with fakes in it.

    Documents need an address: the settings' own, or in local mode `host` and `port`.
    """
    settings, pool, metrics = core.settings, HttpPool(), Metrics()
    turns = StoredTurns(core.database, core.clock)
    doors = (
        dev_doors(core.people, host, settings, core.clock) if settings.dev else entra_doors(settings, pool, core.clock)
    )

    def connector(patience: Patience | None = None) -> Connector:
        return Connector(
            pool=pool,
            token=doors.token,
            clock=core.clock,
            patience=patience,
            outcomes=metrics.connector,
            # A Connector on this machine is for local mode and for tests, which also bring their own OpenID server.
            allow_loopback=settings.dev or is_loopback(settings.openid_metadata_url),
        )

    address = settings.public_url or (f"http://{host}:{port}" if settings.dev and port else None)
    bell, folder = Bell(), local_folder(settings, address)
    files = kept_files(
        settings,
        core.database,
        core.clock,
        graph=doors.graph,
        chosen=ChosenChannel(core.conversations, connector(PATIENCE)),
        folder=folder,
        bell=bell,
    )
    core = replace(core, files=files)
    calendar = await shared_calendar(core, doors.graph, bell)
    calculations = core.calculations(address)
    endpoint = MessagesEndpoint(
        authenticator=doors.authenticator,
        connector=connector(),
        handler=core.router(doors.directory, turns, calculations, bell),
        metrics=metrics,
        clock=core.clock,
        composing=Composing(core.register, doors.directory, drawn),
    )
    messenger = ConnectorMessenger(connector(PATIENCE), settings.app_id)
    purges = DailyPurge(StoredRetention(core.database, core.clock), settings.retention, core.clock, doors.everybody)
    notices = delivery_loop(core, doors.directory, messenger, bell, metrics, calculations.signed)
    checks = {"database": core.answers, "register": core.warm, "notices": notices.healthy, **doors.checks}
    app = web.Application()
    app.add_routes(endpoint.routes())
    app.add_routes(page_routes())
    app.add_routes(operations_routes(checks, metrics, {"last_notice_run": notices.last_run}, refresh_of(core, metrics)))
    if settings.dev:
        app.add_routes(folder.routes())
    if calculations.links is not None:
        app.add_routes(signed_routes(core, calculations.links, doors.directory))
    secret = settings.events_secret.get_secret_value() if settings.events_secret else None
    events = EventsDoor(secret, core.stores(bell).alerts, core.register, core.clock, bell)
    app.add_routes(events.routes())
    app.on_startup.append(doors.warm)
    app.on_shutdown.append(endpoint.drain)

    async def open_(_app: web.Application) -> None:
        notices.start()
        files.start()
        if calendar is not None:
            calendar.start()
        purges.start()

    async def close(_app: web.Application) -> None:
        await files.stop()
        if calendar is not None:
            await calendar.stop()
        await purges.stop()
        await notices.stop()
        for step in (turns.close, doors.close, pool.close, core.close):
            await step()

    app.on_startup.append(open_)
    app.on_cleanup.append(close)
    return app


async def run_service(settings: Settings, host: str, port: int) -> None:
    """Serve until the process is told to stop; turns in progress are finished first."""
    end_traces = set_up_tracing(settings)
    core = await open_core(settings)
    app = await make_app(core, host, port)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=20.0)
    await runner.setup()
    await core.warm()
    # The register and its index live as long as the process: the collector need not look through them again and again.
    gc.collect()
    gc.freeze()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
    try:
        try:
            await web.TCPSite(runner, host, port, reuse_address=True).start()
        except OSError as error:
            raise StartFault(f"Det går inte att lyssna på {host}:{port}: {error.strerror}.") from error
        log.info("serving", extra={"host": host, "port": port, "dev": settings.dev})
        await stop.wait()
    finally:
        await runner.cleanup()
        await asyncio.to_thread(end_traces)  # sends what is left, over the network
