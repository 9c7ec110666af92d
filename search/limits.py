"""What reading one file may cost: how long it may take and how much memory a process may hold."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SECONDS = 60.0
MEMORY = 1 << 30  # bytes
LARGEST = 1 << 29  # bytes of a file; no committee pack comes near it

# Large files are large packs, and scans: reading one scanned page takes some three seconds, and
# it may be no more than 30 kB.
_SECONDS_PER_MB = 90.0
_LONGEST = 3600.0  # seconds that no file is given more than, unless asked for
# The system's own bound stands above ours: it only meets what grows between two looks.
_ROOM = 1 << 29  # bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the reading of each file.

    `seconds` are of the clock; None is 60, and 90 more for each megabyte of what may be scanned
    pages. `memory` is the bytes of main memory that the reading process may hold, its program's
    own included.
    """

    seconds: float | None = None
    memory: int = MEMORY

    def seconds_for(self, scanned_bytes: int) -> float:
        """How long a file may take of which so many bytes may be scanned pages."""
        if self.seconds is not None:
            return self.seconds
        return min(_LONGEST, SECONDS + _SECONDS_PER_MB * scanned_bytes / (1 << 20))


def held(pid: int) -> int:
    """Bytes of main memory that a process holds; 0 where the system does not tell (not Linux)."""
    with suppress(OSError, ValueError, IndexError):
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


def bound_own_memory(memory: int) -> None:
    """Have the system refuse this process memory well beyond `memory` bytes, where it can."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = memory + _ROOM
        if most != resource.RLIM_INFINITY:
            wanted = min(wanted, most)
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))


def too_long(seconds: float) -> str:
    """The reason given for a file that was not read in time."""
    return f"took longer than {seconds:g} seconds to read"


def too_much(memory: int) -> str:
    """The reason given for a file whose reading held too much memory."""
    return f"needs more than {memory / (1 << 20):,.0f} MB of memory to read"
