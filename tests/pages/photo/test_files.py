"""Files of any kind, chosen, dropped or pasted: what cannot be opened gets its own sentence, and a way on."""

import struct

import numpy as np
import pytest
from photographing import FIT, PROBLEM, SAID, give_anew, painted, square
from picturing import clear, encoded, give_file
from PIL import Image

from glassbox.images.fitting import fitted


def corrupt() -> bytes:
    raw = bytearray(encoded(painted(300, 300), "JPEG"))
    raw[2:40] = b"\0" * 38
    return bytes(raw)


def endless() -> bytes:
    """The head of a PNG of 30,000 x 30,000 pixels: a small file that would fill the memory."""
    head = struct.pack(">II5B", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + bytes(4)


def with_thumbnail() -> bytes:
    """A JPEG with a small one inside, which has an end mark of its own, as cameras write it."""
    small = encoded(painted(30, 20), "JPEG")
    notes = b"MM\0*" + struct.pack(">IHIH", 8, 0, 14, 2)
    notes += struct.pack(">HHIIHHII", 0x201, 4, 1, 44, 0x202, 4, 1, len(small)) + bytes(4) + small
    return encoded(painted(300, 300), "JPEG", exif=b"Exif\0\0" + notes)


BAD = {
    "a text": (lambda: b"Not a picture. " * 40, "not a picture"),
    "nothing": (lambda: b"", "empty"),
    "one pixel": (lambda: encoded(Image.new("RGB", (1, 1))), "1 × 1"),
    "a drawing": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
    "a HEIC": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400), "JPEG"),
    "a PDF": (lambda: b"%PDF-1.7 " + bytes(400), "PDF"),
    "a video": (lambda: b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(400), "video"),
    "a corrupt JPEG": (corrupt, "damaged|middle"),
    "half a JPEG": (lambda: encoded(painted(300, 300), "JPEG")[:6000], "middle"),
    "half a PNG": (lambda: encoded(painted(300, 300))[:3000], "middle"),
    "half a JPEG with a small one inside": (lambda: with_thumbnail()[:6000], "middle"),
    "half a JPEG in several scans": (lambda: encoded(painted(300, 300), "JPEG", progressive=True)[:2500], "middle"),
    "half a GIF": (lambda: encoded(painted(300, 300), "GIF")[:6000], "middle"),
    "half a WebP": (lambda: encoded(painted(300, 300), "WEBP")[:1500], "middle"),
    "half a BMP": (lambda: encoded(painted(300, 300), "BMP")[:90_000], "middle"),
    "a JPEG XL": (lambda: b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl " + bytes(60), "JPEG XL"),
    "the bare stream of a JPEG XL": (lambda: b"\xff\x0a" + bytes(60), "JPEG XL"),
    "a JPEG 2000": (lambda: encoded(painted(100, 100), "JPEG2000"), "JPEG 2000"),
    "too many pixels": (endless, "900 million"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_opened_gets_its_own_sentence_and_the_photo_before_it_stays(page, name):
    make, words = BAD[name]
    give_anew(page, painted(120, 100, 2))
    before = square(page)
    give_file(page, make())
    problem = page.locator(PROBLEM)
    page.wait_for_function("() => document.querySelector('.picture-problem').textContent !== ''")
    assert any(word in problem.inner_text() for word in words.split("|")), problem.inner_text()
    assert (square(page) == before).all()
    give_file(page, encoded(painted(100, 120, 3)))
    page.wait_for_function("() => document.querySelector('.picture-problem').textContent === ''")
    assert (square(page) != before).any()


SLOPPY = {
    "JPEG": lambda raw: raw[:-2],
    "PNG": lambda raw: raw[:-12],
    "GIF": lambda raw: raw[:-1],
    "WEBP": lambda raw: raw[:4] + struct.pack("<I", len(raw) - 7) + raw[8:],
}


def test_a_whole_picture_with_a_sloppy_end_is_read_as_one_with_a_good_end(page):
    for kind, spoil in SLOPPY.items():
        whole = encoded(painted(200, 150), kind)
        clear(page)
        give_file(page, whole)
        expected = square(page)
        clear(page)
        give_file(page, spoil(whole))
        assert (square(page) == expected).all(), kind
    for whole in (with_thumbnail(), encoded(painted(200, 150), "JPEG", progressive=True)):
        clear(page)
        give_file(page, whole[:-2])
        square(page)


def test_far_too_many_bytes_are_not_read(page, tmp_path):
    file = tmp_path / "huge.jpg"
    with file.open("wb") as raw:
        raw.truncate(70_000_000)
    page.set_input_files("[data-part=file]", file)
    page.wait_for_function(SAID, arg="70 MB")


def test_a_photo_of_a_hundred_million_pixels_is_made_smaller(page, tmp_path):
    clear(page)
    file = tmp_path / "large.jpg"
    Image.new("L", (12_000, 9_000), 90).save(file, quality=50)
    page.set_input_files("[data-part=file]", file)
    assert np.abs(square(page) - 90).max() <= 2
    assert "12,000 × 9,000" in page.locator("[data-part=play]").inner_text()
    assert page.locator("[data-part=picture]").get_attribute("width") == "2048"


def test_of_several_files_the_first_picture_is_read(page):
    clear(page)
    files = [("a.txt", "text/plain", b"text"), ("b.png", "image/png", encoded(painted(50, 50)))]
    page.evaluate(
        """files => {
          const transfer = new DataTransfer();
          for (const [name, type, bytes] of files) transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
          dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        [(name, kind, list(raw)) for name, kind, raw in files],
    )
    square(page)
    assert "two files" in page.locator("[data-part=play]").inner_text()


SEND = """([way, bytes]) => {
  const transfer = new DataTransfer();
  if (bytes) transfer.items.add(new File([new Uint8Array(bytes)], 'p.png', { type: 'image/png' }));
  else transfer.setData('text/plain', 'words');
  const options = { bubbles: true, cancelable: true };
  const event = way === 'drop' ? new DragEvent('drop', { ...options, dataTransfer: transfer })
    : new ClipboardEvent('paste', { ...options, clipboardData: transfer });
  document.querySelector('h1').dispatchEvent(event);
}"""


@pytest.mark.parametrize("way", ["drop", "paste"])
def test_a_photo_is_dropped_or_pasted_anywhere_and_text_is_not_one(page, way):
    clear(page)
    picture = painted(80, 60, 3)
    page.evaluate(SEND, [way, list(encoded(picture))])
    assert np.abs(square(page) - fitted(picture, FIT).astype(int)).max() <= 1
    page.evaluate(SEND, [way, None])
    page.wait_for_function("() => document.querySelector('.picture-problem').textContent.length > 20")
