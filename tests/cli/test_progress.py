"""The progress bar: on a terminal only, and never with what a file name could do to it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

TEXT = "Estland fordert ein Tempolimit auf See. Lettland lehnt das Tempolimit ab."


def _on_a_terminal(command: list[str]) -> bytes:
    ours, theirs = pty.openpty()
    child = subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    shown = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side is gone
            break
        if not data:
            break
        shown += data
    os.close(ours)
    assert child.wait() == 0, shown
    return shown


def test_a_terminal_gets_a_bar_with_a_rate_and_a_pipe_does_not(tmp_path: Path) -> None:
    (tmp_path / "a\x1b]0;b\x07[bold].txt").write_text(TEXT)
    command = [sys.executable, "-m", "kg", "build", str(tmp_path), "-o", str(tmp_path / "graph")]
    shown = _on_a_terminal(command)
    assert b"words/s" in shown
    assert b"1/1" in shown
    assert b"[bold].txt" in shown
    assert b"\x1b]0;b" not in shown
    piped = subprocess.run([*command[:-1], str(tmp_path / "other")], capture_output=True, check=True)
    assert b"\x1b" not in piped.stderr
    assert b"words/s" not in piped.stderr
    assert piped.stdout == b""
