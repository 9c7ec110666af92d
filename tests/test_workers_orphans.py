"""A reader does not outlive the process that it reads for."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

PARENT = """
from search.limits import Limits
from search.workers import Workers
from tests.test_workers import job, mishap

if __name__ == "__main__":
    with Workers(1, mishap, Limits(seconds=500)) as pool:
        pool.submit(job("read")).result()
        future = pool.submit(job("sleep"))
        print(pool._started[0]._process.pid, flush=True)
        future.result()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the system is asked to do it, on Linux alone")
def test_a_reader_ends_when_its_parent_is_killed(tmp_path, root):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    parent = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(root)},
        text=True,
    )
    reader = int(parent.stdout.readline())
    assert _runs(reader)
    parent.kill()
    parent.wait()
    last = time.monotonic() + 20
    while _runs(reader) and time.monotonic() < last:
        time.sleep(0.05)
    assert not _runs(reader)


def _runs(process: int) -> bool:
    """Whether a process is there and has not ended; one that nobody waited for still has a row."""
    try:
        with Path(f"/proc/{process}/stat").open() as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
