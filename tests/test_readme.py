"""The README's commands run as written."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [block for block in CONSOLE if block.startswith("kg ")]
REQUESTS = [block for block in CONSOLE if block.startswith("curl ")]
HERE = {**os.environ, "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))}


def _run(block: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=folder, env=HERE, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("seeds", "graph"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_the_first_two_blocks_install_run_and_test() -> None:
    run, test = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert "pip install" in run
    assert "kg build seeds/ -o graph/" in run
    assert "pip install" in test
    assert "pytest" in test


@pytest.mark.parametrize("block", COMMANDS)
def test_command(block: str, checkout: Path) -> None:
    before = set(checkout.iterdir())
    printed = _run(block, checkout)
    made = set(checkout.iterdir()) - before
    assert printed.strip() or made
    assert all(any(path.iterdir()) if path.is_dir() else path.stat().st_size for path in made)


def test_request(checkout: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", 8010)) == 0:
            pytest.skip("port 8010, which the README names, is taken")
    assert len(REQUESTS) == 1
    server = subprocess.Popen(["kg", "serve", "-g", "graph/"], cwd=checkout, env=HERE, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", 8010)) == 0:
                    break
            time.sleep(0.1)
        answer = _run(REQUESTS[0].replace("curl ", "curl -sf ", 1), checkout).splitlines()
    finally:
        server.terminate()
        assert server.wait(30) == 0
    assert answer[0] == "who,what"
    assert len(answer) > 1
