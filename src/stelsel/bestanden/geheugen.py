"""Hand freed memory back to the machine while a large file is read.

Every piece of a file takes large arrays and frees them again. Left alone the C library keeps what was freed, because
the next array may need it, and a reading of a few hundred MB then holds twice what it uses.
"""

from __future__ import annotations

import contextlib
import ctypes

# mallopt(3) of glibc: arrays above the first size get pages of their own, free space above the second is returned.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
GROOT, OVER = 1024 * 1024, 16 * 1024 * 1024


def geef_terug() -> None:
    """Set it for this process; does nothing where the C library is not glibc."""
    with contextlib.suppress(OSError, AttributeError):
        glibc = ctypes.CDLL("libc.so.6")
        glibc.mallopt(M_MMAP_THRESHOLD, GROOT)
        glibc.mallopt(M_TRIM_THRESHOLD, OVER)
