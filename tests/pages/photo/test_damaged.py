"""A thousand pictures that were damaged by chance: each is opened or gets a sentence, and nothing fails."""

import base64
import re

from photographing import SETTINGS, painted, square
from picturing import encoded, give_file

COUNT, SEED = 1_000, 14
# What the page asks its worker with, kept before it starts the worker.
KEEP = """() => {
  const Plain = Worker;
  window.Worker = class extends Plain {
    constructor(...options) {
      super(...options);
      window.Worker = Plain;
      window.kept = this;
      window.failures = 0;
      this.addEventListener('error', () => window.failures++);
    }
  };
}"""
# Pictures are changed in up to four places: bits turned, bytes taken out, doubled or set to 0, or the end cut off.
DAMAGE = """async ([pictures, count, seed, fit]) => {
  const chance = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(chance() * limit);
  const whole = pictures.map((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  const damaged = () => {
    let bytes = whole[below(whole.length)].slice();
    for (let turn = below(4); turn >= 0; turn--) {
      // Half of the places are in the head, where the structure is.
      const at = below(chance() < 0.5 ? Math.min(200, bytes.length) : bytes.length);
      const span = 1 + below(30);
      const ways = [
        () => bytes[at] ^= 1 << below(8),
        () => bytes[at] = below(256),
        () => bytes.fill(0, at, at + span),
        () => bytes = Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + span)),
        () => bytes = Uint8Array.of(...bytes.subarray(0, at + span), ...bytes.subarray(at)),
        () => bytes = bytes.slice(0, at),
      ];
      ways[below(ways.length)]();
    }
    return bytes;
  };
  const waiting = new Map();
  window.kept.addEventListener('message', ({ data }) => {
    if (!waiting.has(data.id)) return; // the page's own
    data.opened?.bitmap.close();
    waiting.get(data.id)(data.type === 'opened' ? 'opened' : data.sentence);
  });
  const said = {};
  for (let id = 1e6; id < 1e6 + count; id++) {
    const answer = await new Promise((answered) => {
      waiting.set(id, answered);
      window.kept.postMessage({ id, blob: new Blob([damaged()]), fit });
    });
    said[answer] = (said[answer] ?? 0) + 1;
  }
  return [said, window.failures];
}"""


def test_a_thousand_damaged_pictures_are_opened_or_get_a_sentence(page):
    page.evaluate(KEEP)
    give_file(page, encoded(painted(50, 50)))
    before = square(page)
    picture = painted(60, 40, 2)
    pictures = [encoded(picture, kind) for kind in ("JPEG", "PNG", "GIF", "WEBP", "BMP")]
    pictures += [encoded(picture, "JPEG", progressive=True), encoded(picture, "WEBP", lossless=True)]
    pictures += [
        encoded(picture, kind, save_all=True, append_images=[painted(60, 40)]) for kind in ("PNG", "GIF", "WEBP")
    ]
    said, failures = page.evaluate(
        DAMAGE, [[base64.b64encode(raw).decode() for raw in pictures], COUNT, SEED, SETTINGS["fit"]]
    )
    assert failures == 0
    assert sum(said.values()) == COUNT
    assert min(said.pop("opened"), sum(said.values())) > COUNT / 10  # both happen often
    for sentence in said:
        assert re.fullmatch(r"This [^<]{20,200}\.", sentence), sentence
    assert (square(page) == before).all()
    give_file(page, encoded(painted(100, 120, 3)))  # and the page goes on
    page.wait_for_function("() => document.querySelector('[data-part=picture]')?.width === 100")
