"""Importing libraries that would reach for the network: told not to, and kept from trying.

Every library that reports of its use, or could fetch something, is imported through this. What it
is told counts from its import on, in this process and in those that it starts.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Set whatever the user's environment says: that nothing leaves the machine is promised.
_SWITCHES = {
    # onnxruntime reports from 1.29 on, on Linux and macOS too, and when it is only imported;
    # its `disable_telemetry_events()` comes too late for the first report.
    "ORT_DISABLE_TELEMETRY": "1",
    "ANONYMIZED_TELEMETRY": "False",  # chromadb
    "CHROMA_OTEL_COLLECTION_ENDPOINT": "",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
}
_PROBED = "urllib3.util.connection"


@contextmanager
def unconnected() -> Iterator[None]:
    """Import libraries with their reports off, and without the socket that urllib3 opens.

    spaCy and sentence-transformers import urllib3, with which they could fetch models and never
    do here; that opens a socket to see whether the machine has IPv6. Whoever uses urllib3 for
    ends of their own finds it as if it had looked.
    """
    import socket

    os.environ.update(_SWITCHES)
    had, known = socket.has_ipv6, _PROBED in sys.modules
    socket.has_ipv6 = False
    try:
        yield
    finally:
        socket.has_ipv6 = had
        if not known and _PROBED in sys.modules:
            sys.modules[_PROBED].HAS_IPV6 = had  # type: ignore[attr-defined]
