"""Malformed and hostile requests: each gets its status and one clear sentence, and the server answers on."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

import pytest
from hostile import Attack, Heard, attacks, send
from serving import Running, Trap

ATTACKS = attacks()
WORKERS = 2  # of the server


@pytest.fixture(scope="module")
def heard(server: Running, trap: Trap) -> dict[str, Heard]:
    """All answers: those that cost time two at a time, one for each worker, the others many at once."""
    port = server.port
    found: dict[str, Heard] = {}
    for slow, threads in ((False, 8), (True, WORKERS)):
        chosen = [one for one in ATTACKS if (one.status == 503) == slow]
        with ThreadPoolExecutor(threads) as pool:
            answers = pool.map(lambda one: send(one, port, trap.port), chosen)
            found |= {one.name: answer for one, answer in zip(chosen, answers, strict=True)}
    return found


def test_there_are_enough_and_all_differ() -> None:
    assert len(ATTACKS) >= 100
    assert len({one.name for one in ATTACKS}) == len(ATTACKS)
    assert {one.status for one in ATTACKS} >= {400, 403, 404, 405, 406, 408, 413, 414, 415, 421, 431, 500, 501, 503}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.name)
def test_a_hostile_request_gets_its_answer(heard: dict[str, Heard], attack: Attack) -> None:
    answer = heard[attack.name]
    assert (answer.status, attack.says in answer.body) == (attack.status, True), answer
    assert "Traceback" not in answer.body
    assert answer.status == 200 or answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


def test_afterwards_nobody_was_called_and_the_server_answers(
    server: Running, trap: Trap, heard: dict[str, Heard]
) -> None:
    assert len(heard) == len(ATTACKS)
    assert trap.calls == []
    with urlopen(f"{server.endpoint}?query=ASK%20%7B%20?who%20pg:leaves%20?what%20%7D", timeout=30) as answer:
        assert json.load(answer) == {"head": {}, "boolean": True}
    assert server.process.poll() is None
