"""The README's commands run as written."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [block for block in CONSOLE if block.startswith("kg ")]


def test_the_first_two_blocks_install_run_and_test() -> None:
    run, test = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert "pip install" in run
    assert "kg build seeds/ -o graph/" in run
    assert "pip install" in test
    assert "pytest" in test


@pytest.mark.parametrize("block", COMMANDS)
def test_command(block: str, tmp_path: Path) -> None:
    for name in ("seeds", "graph"):
        shutil.copytree(ROOT / name, tmp_path / name)
    program, *words = shlex.split(block)
    assert program == "kg"
    done = subprocess.run(
        [sys.executable, "-m", "kg", *words], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
