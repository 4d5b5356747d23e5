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

MIB = 1024 * 1024
# mallopt(3) of glibc: arrays above the first size get pages of their own, free space above the second is returned.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
HERGEBRUIK = {M_MMAP_THRESHOLD: 32 * MIB, M_TRIM_THRESHOLD: 64 * MIB}
ZUINIG = {M_MMAP_THRESHOLD: MIB // 8, M_TRIM_THRESHOLD: 1 * MIB}


@contextlib.contextmanager
def hergebruik() -> Iterator[None]:
    """Use memory again while reading, and be sparing with it afterwards."""
    _stel_in(HERGEBRUIK)
    try:
        yield
    finally:
        zuinig()


def voor_het_laden(*, meteen_terug: bool = False) -> None:
    """How Polars and Arrow are to handle what they free, unless the user said otherwise. Only helps before they are
    loaded; who calls it first decides.

    Polars gives back within a second. At once (`meteen_terug`) costs an eighth of the processor time, and is for what
    is read in small pieces: there the memory of a second is more than what is kept. Arrow asks the C library, because
    its own pools keep what was freed.
    """
    os.environ.setdefault("_RJEM_MALLOC_CONF", f"dirty_decay_ms:{0 if meteen_terug else 1000},muzzy_decay_ms:0")
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")


def zuinig() -> None:
    """Give back what is free, and from now on what becomes free; does nothing where the C library is not glibc."""
    _stel_in(ZUINIG)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def _stel_in(instellingen: dict[int, int]) -> None:
    with contextlib.suppress(OSError, AttributeError):
        glibc = ctypes.CDLL("libc.so.6")
        for wat, waarde in instellingen.items():
            glibc.mallopt(wat, waarde)
