"""What server and worker say to each other over a pipe: frames of JSON and bytes, each with its length before it."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import BinaryIO

from kg.export.query import Graphs

LENGTH = struct.Struct(">I")  # bytes that follow


@dataclass(frozen=True, slots=True)
class Job:
    """A query with the graphs its sender named, and the media types the sender takes: "" where none of them."""

    query: str
    graphs: Graphs
    results: str
    triples: str

    def encode(self) -> bytes:
        """The job as one frame."""
        return frame(json.dumps(asdict(self)).encode())


@dataclass(frozen=True, slots=True)
class Wish:
    """The SPARQL of a listed query is wanted, with values in words for its parameters, by name."""

    listed: str
    given: Mapping[str, str]

    def encode(self) -> bytes:
        """The wish as one frame."""
        return frame(json.dumps(asdict(self)).encode())


def decode_task(data: bytes) -> Job | Wish:
    """The job or wish of a frame's content."""
    told = json.loads(data)
    if "listed" in told:
        return Wish(told["listed"], told["given"])
    graphs = Graphs(tuple(told["graphs"]["default"]), tuple(told["graphs"]["named"]))
    return Job(told["query"], graphs, told["results"], told["triples"])


@dataclass(frozen=True, slots=True)
class Ready:
    """What a worker says once its graph is open, or why it cannot be: ``problem`` is "" where all is well."""

    problem: str = ""
    prefixes: Mapping[str, str] | None = None
    base: str = ""

    def encode(self) -> bytes:
        """The message as one frame."""
        return frame(json.dumps(asdict(self)).encode())

    @classmethod
    def decode(cls, data: bytes) -> Ready:
        """The message of a frame's content."""
        return cls(**json.loads(data))


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of one job: an HTTP status, the media type, and the answer or a sentence why there is none."""

    status: int
    media: str
    body: bytes

    def encode(self) -> bytes:
        """The reply as two frames: what it is, and its body."""
        return frame(json.dumps({"status": self.status, "media": self.media}).encode()) + frame(self.body)

    @classmethod
    def decode(cls, head: bytes, body: bytes) -> Reply:
        """The reply of two frames' contents."""
        told = json.loads(head)
        return cls(told["status"], told["media"], body)


def frame(content: bytes) -> bytes:
    """The content with its length before it."""
    return LENGTH.pack(len(content)) + content


def read_frame(stream: BinaryIO) -> bytes | None:
    """The content of the next frame; None where the other side has gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    content = stream.read(length)
    return content if len(content) == length else None
