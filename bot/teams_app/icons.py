"""The app's icons, and whether they are what Teams asks for."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
SIZES = {"color": 192, "outline": 32}
"""Width and height of each icon, by its name."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
FORMS = {(8, 2, 0, 0, 0): 3, (8, 6, 0, 0, 0): 4}
"""Eight bits for each of red, green and blue, and perhaps alpha; and how many that are."""
OPAQUE = 255
WHITE = (255, 255, 255)


class NotAnIcon(Exception):
    """The file is no PNG of the kind that is drawn here."""


def read(name: str) -> bytes:
    """An icon as it goes into the package."""
    return (FOLDER / f"{name}.png").read_bytes()


def faults(name: str, data: bytes) -> Iterator[str]:
    """What is wrong with an icon: its size, and the colours of the outline."""
    try:
        width, height, pixels = decoded(data)
    except (NotAnIcon, struct.error, zlib.error):
        yield "is no PNG with eight bits a colour"
        return
    if (width, height) != (SIZES[name], SIZES[name]):
        yield f"is {width} x {height}, not {SIZES[name]} x {SIZES[name]}"
    seen = [pixel for pixel in pixels if pixel[3]]
    if name == "outline" and any(pixel[:3] != WHITE for pixel in seen):
        yield "has another colour than white"
    if name == "outline" and not 0 < len(seen) < len(pixels):
        yield "is not white on transparent"


def decoded(data: bytes) -> tuple[int, int, list[tuple[int, ...]]]:
    """Width, height and pixels (red, green, blue, alpha) of a PNG."""
    if not data.startswith(SIGNATURE):
        raise NotAnIcon
    parts = list(chunks(data))
    width, height, *form = struct.unpack(">IIBBBBB", parts[0][1])
    count = FORMS.get(tuple(form))
    if count is None:
        raise NotAnIcon
    flat = zlib.decompress(b"".join(content for kind, content in parts if kind == b"IDAT"))
    rows = unfiltered(flat, width * count, count)
    pixels = (row[i : i + count] for row in rows for i in range(0, len(row), count))
    return width, height, [(*pixel, OPAQUE)[:4] for pixel in pixels]


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(kind, content) of each part of a PNG."""
    place = len(SIGNATURE)
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        yield kind, data[place + 8 : place + 8 + length]
        place += length + 12


def unfiltered(flat: bytes, width: int, step: int) -> Iterator[bytearray]:
    """The rows of a PNG; each was stored as the difference from its neighbours."""
    before = bytearray(width)
    for start in range(0, len(flat), width + 1):
        row = bytearray(flat[start + 1 : start + 1 + width])
        for i, value in enumerate(row):
            left, corner = (row[i - step], before[i - step]) if i >= step else (0, 0)
            row[i] = (value + predicted(flat[start], left, before[i], corner)) & 255
        before = row
        yield row


def predicted(kind: int, left: int, above: int, corner: int) -> int:
    """What a byte was expected to be, by the kind of filter of its row."""
    guess = left + above - corner
    nearest = min((left, above, corner), key=lambda one: abs(guess - one))
    return (0, left, above, (left + above) // 2, nearest)[kind]
