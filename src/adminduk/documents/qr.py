"""QR codes as small SVG drawings: black on white, with the quiet zone of four modules."""

from __future__ import annotations

import zxingcpp

QUIET = 4


def qr_svg(text: str, *, level: str = "Q") -> str:
    """A QR of `text` with error correction `level`, sized in modules; scale it where it is used (documents print it 35 mm wide)."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    image = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    modules = image.shape[0]
    side = modules + 2 * QUIET
    rows = image.tobytes()
    runs = []
    for y in range(modules):
        row, x = rows[y * modules : (y + 1) * modules], 0
        while (start := row.find(b"\0", x)) >= 0:
            end = row.find(b"\xff", start)
            x = modules if end < 0 else end
            runs.append(f"M{start + QUIET} {y + QUIET}h{x - start}v1h-{x - start}z")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><path d="M0 0h{side}v{side}h-{side}z" fill="#fff"/>'
        f'<path d="{"".join(runs)}" fill="#000"/></svg>'
    )
