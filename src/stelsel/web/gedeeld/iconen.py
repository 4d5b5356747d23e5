"""The drawings of the icons: strokes on a 24 by 24 grid. An icon never stands without a word."""

from __future__ import annotations

ICONEN = {
    "agenda": '<rect x="4" y="5" width="16" height="16" rx="2"/><path d="M4 10h16M8 3v4M16 3v4"/>',
    "document": '<path d="M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7"/>',
    "download": '<path d="M12 4v11m-5-5 5 5 5-5M5 20h14"/>',
    "gesprek": '<path d="M4 5h16v11H10l-5 4v-4H4z"/>',
    "grafiek": '<path d="M4 4v16h16M8 16v-5M13 16V8M18 16v-3"/>',
    "hand": '<path d="m3 12 4-5 5 1 4-1 5 5-8 7-4-3z"/>',
    "huis": '<path d="m3 11 9-8 9 8M6 9v11h12V9"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 8v.1"/>',
    "klok": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>',
    "kruis": '<path d="m6 6 12 12M18 6 6 18"/>',
    "let-op": '<path d="M12 3 2 20h20L12 3zM12 10v4M12 17v.1"/>',
    "lijst": '<path d="M9 6h11M9 12h11M9 18h11M4 6h.1M4 12h.1M4 18h.1"/>',
    "mensen": (
        '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5a3.5 3.5 0 0'
        ' 1 0 6.500M18 14.500c2 .8 3.5 2.7 3.5 5.5"/>'
    ),
    "menu": '<path d="M4 6h16M4 12h16M4 18h16"/>',
    "neer": '<path d="M12 5v14m-5-5 5 5 5-5"/>',
    "oog": '<path d="M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7z"/><circle cx="12" cy="12" r="3"/>',
    "op": '<path d="M12 19V5m-5 5 5-5 5 5"/>',
    "persoon": '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4.5 3.5-7 8-7s8 2.5 8 7"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "rechts": '<path d="m9 6 6 6-6 6"/>',
    "slot": '<rect x="5" y="11" width="14" height="10" rx="2"/><path d="M8 11V7a4 4 0 0 1 8 0v4"/>',
    "stempel": '<path d="M9 11c1-2 0-3 0-5a3 3 0 0 1 6 0c0 2-1 3 0 5h4v5H5v-5zM5 20h14"/>',
    "ster": '<path d="m12 4 2.4 5.2 5.6.7-4.1 3.9 1 5.6-4.9-2.7-4.9 2.7 1-5.600L4 9.900l5.6-.7z"/>',
    "tabel": '<path d="M4 5h16v14H4zM4 10h16M10 5v14"/>',
    "upload": '<path d="M12 16V5m-5 5 5-5 5 5M5 20h14"/>',
    "vink": '<path d="m5 13 4 4L19 7"/>',
    "vlag": '<path d="M5 21V4h13l-3 4 3 4H5"/>',
    "voorlezen": '<path d="M4 10v4h4l5 4V6L8 10zM16.5 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11"/>',
    "vraag": (
        '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.500a2.5 2.5 0 1 1 3.5 2.300c-.7.3-1 .8-1 1.700M12 17v.1"/>'
    ),
    "weeg": '<path d="M12 4v16M6 20h12M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z"/>',
    "wissel": '<path d="M4 8h15m-4-4 4 4-4 4M20 16H5m4-4-4 4 4 4"/>',
    "zoek": '<circle cx="11" cy="11" r="7"/><path d="m20 20-4-4"/>',
}
