"""Whether the processor multiplies int8 safely."""

from __future__ import annotations

import platform
from pathlib import Path

_X86 = frozenset({"x86_64", "amd64", "i386", "i686"})
_CPU_INFO = Path("/proc/cpuinfo")


def products_saturate(machine: str | None = None, cpu_info: Path = _CPU_INFO) -> bool:
    """Whether products of U8 and S8 may saturate: on x86 without VNNI, and where we cannot tell.

    `machine` is the architecture's name, that of this machine by default; `cpu_info` is Linux's list of CPU flags.
    """
    if (machine or platform.machine()).lower() not in _X86:
        return False
    try:
        return "vnni" not in cpu_info.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
