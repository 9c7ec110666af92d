"""What this process may use of the machine it runs on."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress

_PR_SET_PDEATHSIG = 1  # of Linux: the signal that this process gets when its parent is gone


def cores() -> int:
    """Return the cores this process may run on: in a container fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def end_with_parent() -> None:
    """Have the system end this process when the one that started it is gone, if it can do that.

    A reader whose parent was killed would else go on with its file, and nobody would end it there
    when it went beyond its limits.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
