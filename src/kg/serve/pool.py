"""The workers: processes that answer queries, ended and replaced when a query takes too long or breaks its process."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.serve.frames import LENGTH, Job, Ready, Reply, Wish
from kg.serve.limits import MIB, Limits, Refusal, ServeError
from kg.serve.worker import EXHAUSTED

_AGAIN = (("Retry-After", "5"),)
_PAUSE = 1.0  # seconds between two attempts to replace a worker


@dataclass(slots=True, eq=False)
class _Worker:
    """A running process and its pipes."""

    process: Process
    ready: Ready

    async def ask(self, task: Job | Wish) -> Reply:
        """The reply to ``task``. EOFError or ConnectionError where the process ends before."""
        assert self.process.stdin is not None
        self.process.stdin.write(task.encode())
        await self.process.stdin.drain()
        return Reply.decode(await _read(self.process), await _read(self.process))

    async def end(self) -> int:
        """Kill the process, if it still runs, and give its exit code."""
        if self.process.returncode is None:
            # not process.kill(): that would take the exit code of a process that has just ended away from asyncio
            with suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)
        return await self.process.wait()


async def _read(process: Process) -> bytes:
    assert process.stdout is not None
    (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
    return await process.stdout.readexactly(length)


class Pool:
    """``limits.workers`` processes over the graph of a folder, and the line of queries that wait for one of them."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._idle: asyncio.Queue[_Worker | None] = asyncio.Queue()
        self._living: set[_Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._stopped = False

    async def start(self) -> Ready:
        """Open the graph in every worker and say what the first found. ServeError where it cannot be opened."""
        first = await self._spawn()
        others = (self._spawn() for _ in range(self._limits.workers - 1))
        for worker in (first, *await asyncio.gather(*others)):
            self._idle.put_nowait(worker)
        return first.ready

    async def stop(self) -> None:
        """End every worker; queries that run or wait are refused."""
        self._stopped = True
        for task in self._starting:
            task.cancel()
        for _ in range(self._waiting):
            self._idle.put_nowait(None)
        await asyncio.gather(*self._starting, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._living))

    async def ask(self, task: Job | Wish) -> Reply:
        """The reply to ``task``. Refusal 503 where no worker gets free, time or memory is over, or the pool stops.

        A worker whose query does not end well, cancelled ones included, is replaced.
        """
        worker = await self._free()
        done = False
        try:
            async with asyncio.timeout(self._limits.seconds):
                reply = await worker.ask(task)
            done = True
        except TimeoutError as error:
            raise Refusal(
                503, f"The query took more than {self._limits.seconds:g} seconds: narrow it down and ask again."
            ) from error
        except (EOFError, ConnectionError) as error:
            raise await self._broken(worker) from error
        finally:
            if done and not self._stopped:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)
        return reply

    async def _free(self) -> _Worker:
        if self._stopped:
            raise _stopping()
        if self._waiting >= self._limits.waiting:
            raise Refusal(503, "Too many queries are waiting: ask again in a few seconds.", _AGAIN)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.wait_seconds):
                worker = await self._idle.get()
        except TimeoutError as error:
            raise Refusal(503, "No worker got free in time: ask again in a few seconds.", _AGAIN) from error
        finally:
            self._waiting -= 1
        if worker is None:
            raise _stopping()
        return worker

    async def _broken(self, worker: _Worker) -> Refusal:
        """Why the process of ``worker`` ended within a query."""
        code = await worker.process.wait()
        if self._stopped:
            return _stopping()
        if code in (EXHAUSTED, -signal.SIGABRT):
            most = self._limits.memory_bytes // MIB
            return Refusal(503, f"The query needed more than {most} MiB of memory: narrow it down and ask again.")
        if code in (-signal.SIGSEGV, -signal.SIGBUS):
            return Refusal(400, "The query is nested too deeply or has too many parts: ask in several queries.")
        return Refusal(500, f"The query ended its worker (exit code {code}): ask it in another way.")

    def _replace(self, worker: _Worker) -> None:
        task = asyncio.get_running_loop().create_task(self._renew(worker))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _renew(self, worker: _Worker) -> None:
        await worker.end()
        self._living.discard(worker)
        while not self._stopped:
            try:
                self._idle.put_nowait(await self._spawn())
            except ServeError:
                # the graph is being rebuilt or has gone: queries are told to come again until it is back
                await asyncio.sleep(_PAUSE)
            else:
                return

    async def _spawn(self) -> _Worker:
        limits = self._limits
        numbers = (limits.seconds, limits.rows, limits.answer_bytes, limits.memory_bytes)
        process = await asyncio.create_subprocess_exec(
            # -P: a folder kg or a file json.py where the server was started is no part of the program
            sys.executable, "-P", "-m", "kg.serve.worker", str(self._folder.resolve()), *map(str, numbers),
            stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True,
        )  # fmt: skip
        worker = _Worker(process, Ready())
        self._living.add(worker)
        try:
            worker.ready = Ready.decode(await _read(process))
        except EOFError as error:
            raise ServeError(f"a worker ended before it was ready (exit code {await worker.end()})") from error
        finally:
            if not worker.ready.base:
                self._living.discard(worker)
                await worker.end()
        if worker.ready.problem:
            raise ServeError(worker.ready.problem)
        return worker


def _stopping() -> Refusal:
    return Refusal(503, "The server is shutting down: ask again once it is back.", close=True)
