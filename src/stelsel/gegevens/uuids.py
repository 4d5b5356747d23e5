"""Many UUIDs at once: the text of ids, from random bytes or from a keyed hash."""

from __future__ import annotations

import numpy as np
import polars as pl
import pyarrow as pa

BYTES = 16
_LENGTE, _HEX = 36, 32
_STREEPJES = (8, 13, 18, 23)


def als_uuids(bytes_: bytes, versie: int) -> pl.Series:
    """UUIDs of this version (RFC 9562: 4 is random, 8 is of one's own making) as text, one for each 16 bytes."""
    ruw = np.frombuffer(bytes_, np.uint8).reshape(-1, BYTES).copy()
    aantal = len(ruw)
    ruw[:, 6] = ruw[:, 6] & 0x0F | versie << 4
    ruw[:, 8] = ruw[:, 8] & 0x3F | 0x80
    hexa = np.frombuffer(ruw.tobytes().hex().encode(), np.uint8).reshape(aantal, _HEX)
    tekst = np.full((aantal, _LENGTE), ord("-"), np.uint8)
    tekst[:, [i for i in range(_LENGTE) if i not in _STREEPJES]] = hexa
    einden = np.arange(0, (aantal + 1) * _LENGTE, _LENGTE, dtype=np.int64)
    reeks = pa.LargeStringArray.from_buffers(aantal, pa.py_buffer(einden), pa.py_buffer(tekst))
    return pl.Series("uuid", pl.from_arrow(reeks), dtype=pl.String)
