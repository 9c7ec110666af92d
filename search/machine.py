"""What this process may use of the machine it runs on."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ingest.unconnected import unconnected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PR_SET_PDEATHSIG = 1  # of Linux: the signal that this process gets when its parent is gone


def cores() -> int:
    """Return the cores this process may run on: in a container fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def onnx_session(graph: bytes, weights: Mapping[str, NDArray[np.float32]] | None = None) -> Any:
    """Return an onnxruntime session of a graph on all cores; weights outside it by their names."""
    with unconnected():
        import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = cores()
    # Threads that wait by turning in circles take the core that another one needs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if weights:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(each) for each in weights.values()]
        options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def end_with_parent() -> None:
    """Have the system end this process when the one that started it is gone, if it can do that.

    A reader whose parent was killed would else go on with its file, and nobody would end it there
    when it went beyond its limits.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
