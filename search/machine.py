"""What this process may use of the machine it runs on."""

from __future__ import annotations

import os


def cores() -> int:
    """Return the cores this process may run on: in a container fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
