"""A QR code as inline SVG: one path, black on white, with its quiet zone."""

from __future__ import annotations

import zxingcpp
from django.utils.html import format_html
from django.utils.safestring import SafeString

QUIET = 4


def qr(text: str, label: str) -> SafeString:
    """`label` says what it is for those who cannot see it; what it holds should stand beside it."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    modules = image.shape[0]
    side, cells = modules + 2 * QUIET, image.tobytes()
    runs = []
    for y in range(modules):
        row, x = cells[y * modules : (y + 1) * modules], 0
        while (start := row.find(b"\0", x)) >= 0:
            end = row.find(b"\xff", start)
            x = modules if end < 0 else end
            runs.append(f"M{start + QUIET} {y + QUIET}h{x - start}v1h-{x - start}z")
    return format_html(
        '<svg class="qr" viewBox="0 0 {} {}" role="img" aria-label="{}" shape-rendering="crispEdges" focusable="false">'
        '<path d="M0 0h{}v{}h-{}z" fill="#fff"/><path d="{}" fill="#000"/></svg>',
        side,
        side,
        label,
        side,
        side,
        side,
        "".join(runs),
    )
