/** Every model that ships, with one bit flipped in 200 places, cut short and lengthened: nothing of it gets through. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Manifest } from "../contract";
import { fetchVerified } from "./files";

const folder = join(import.meta.dirname, "../../../experiments");
const shipped = readdirSync(folder).filter((id) => existsSync(join(folder, id, "model/manifest.json")));

/** What a server answers from now on. */
function serve(bytes: Uint8Array<ArrayBuffer>): void {
  vi.stubGlobal("fetch", async () => new Response(bytes));
}

afterEach(() => vi.unstubAllGlobals());

describe.each(shipped)("%s", (id) => {
  const manifest = JSON.parse(readFileSync(join(folder, id, "model/manifest.json"), "utf8")) as Manifest;
  const raw = new Uint8Array(readFileSync(join(folder, id, "model/model.tflite")));
  const base = "http://localhost/experiments/x/";

  it("is let through as it is", async () => {
    vi.stubGlobal("location", { href: base, origin: "http://localhost" });
    serve(raw);
    expect(Buffer.compare(await fetchVerified(base, manifest, "model.tflite"), raw)).toBe(0); // toEqual takes seconds
  });

  it("is refused with any bit flipped", async () => {
    vi.stubGlobal("location", { href: base, origin: "http://localhost" });
    for (let place = 0; place < 200; place++) {
      const bit = Math.floor((place + 0.5) * ((raw.length * 8) / 200)) + (place % 8);
      const wrong = raw.slice();
      wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      serve(wrong);
      await expect(fetchVerified(base, manifest, "model.tflite")).rejects.toThrow(/not the file that was tested/);
    }
  }, 60_000);

  it("is refused cut, lengthened or empty", async () => {
    vi.stubGlobal("location", { href: base, origin: "http://localhost" });
    for (const wrong of [
      raw.slice(0, -1),
      raw.slice(0, raw.length / 2),
      new Uint8Array(0),
      new Uint8Array([...raw, 0]),
    ]) {
      serve(wrong);
      await expect(fetchVerified(base, manifest, "model.tflite")).rejects.toThrow();
    }
  });
});
