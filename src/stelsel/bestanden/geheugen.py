"""What the C library does with freed memory, while a large file is read and after it.

Every piece of a file takes large arrays and frees them again. While reading, the next piece gets the pages of the last
one: asking the machine for new ones each time costs a sixth of the processor time. Afterwards the C library would keep
those pages for arrays that never come, so that they are handed back, and from then on at once.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterator

import pyarrow as pa

MIB = 1024 * 1024
# mallopt(3) of glibc: arrays above the first size get pages of their own, free space above the second is returned.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
HERGEBRUIK = {M_MMAP_THRESHOLD: 32 * MIB, M_TRIM_THRESHOLD: 64 * MIB}
ZUINIG = {M_MMAP_THRESHOLD: 1 * MIB, M_TRIM_THRESHOLD: 16 * MIB}


@contextlib.contextmanager
def hergebruik() -> Iterator[None]:
    """Use memory again while reading, and be sparing with it afterwards."""
    _stel_in(HERGEBRUIK)
    try:
        yield
    finally:
        zuinig()


def voor_polars() -> None:
    """Let Polars give back within a second what it frees, unless the user said otherwise; at once would cost an eighth
    of the processor time. Only helps before Polars is loaded."""
    os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:1000,muzzy_decay_ms:0")


def zuinig() -> None:
    """Give back what is free, and from now on what becomes free; does nothing where the C library is not glibc."""
    _stel_in(ZUINIG)
    # The pool that Arrow takes by itself keeps what was freed.
    pa.set_memory_pool(pa.system_memory_pool())
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def _stel_in(instellingen: dict[int, int]) -> None:
    with contextlib.suppress(OSError, AttributeError):
        glibc = ctypes.CDLL("libc.so.6")
        for wat, waarde in instellingen.items():
            glibc.mallopt(wat, waarde)
