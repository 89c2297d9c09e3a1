import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Manifest } from "../contract";
import { defined, itemAt } from "../shared/defined";
import { fetchVerified } from "./files";
import { hashOf } from "./hash";
import { Problem } from "./problem";

const right = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 251);
const sha256 = createHash("sha256").update(right).digest("hex");
const manifest = { files: { "model.tflite": { sha256, bytes: right.length } } } as unknown as Manifest;
const base = "http://site.test/experiments/one/";

/** What the server sends, one answer after the other; the last one stays. */
let served: (Response | Error)[] = [];
let kept: Map<string, Response>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("location", new URL(base));
  vi.stubGlobal("caches", {
    open: async () => ({
      match: async (key: string) => kept.get(key)?.clone(),
      put: async (key: string, response: Response) => void kept.set(key, response),
      delete: async (key: string) =>
        [...kept.keys()].filter((one) => one.split("?")[0] === key.split("?")[0]).map((one) => kept.delete(one))
          .length > 0,
    }),
  });
  vi.stubGlobal("fetch", async () => {
    const next = served.length > 1 ? defined(served.shift()) : itemAt(served, 0);
    if (next instanceof Error) throw next;
    return next.clone();
  });
});

const flipped = right.slice();
flipped[1500] = (flipped[1500] ?? 0) ^ 4;

describe("fetchVerified", () => {
  it("gives the right bytes, keeps them, and tells a progress that only grows to 1", async () => {
    served = [new Response(right)];
    const shares: number[] = [];
    expect(await fetchVerified(base, manifest, "model.tflite", (share) => shares.push(share))).toEqual(right);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    served = [new TypeError("offline")];
    expect(await fetchVerified(base, manifest, "model.tflite")).toEqual(right);
  });

  it.each([
    ["a flipped bit", new Response(flipped), /not the file that was tested/],
    ["a cut file", new Response(right.slice(0, 2000)), /not the file that was tested/],
    ["a longer file", new Response(new Uint8Array(100_000)), /not the file that was tested/],
    ["an empty file", new Response(""), /not the file that was tested/],
    ["a web page", new Response("<!DOCTYPE html><title>Log in</title>"), /a web page instead/],
    ["nothing there", new Response("", { status: 404 }), /missing on the server/],
    ["a broken server", new Response("", { status: 503 }), /\(503\)/],
    ["no connection", new TypeError("Failed to fetch"), /check your connection/],
  ])("refuses %s in one sentence and keeps nothing", async (_what, response, sentence) => {
    served = [response];
    const error = await fetchVerified(base, manifest, "model.tflite").catch((reason) => reason);
    expect(error).toBeInstanceOf(Problem);
    expect(error.message).toMatch(sentence);
    expect(kept.size).toBe(0);
    served = [new Response(right)]; // and trying again works
    expect(await fetchVerified(base, manifest, "model.tflite")).toEqual(right);
  });

  it("asks once past the browser's own cache when that holds another version", async () => {
    served = [new Response(flipped), new Response(right)];
    expect(await fetchVerified(base, manifest, "model.tflite")).toEqual(right);
  });

  it("drops a kept file that was damaged, and fetches it again", async () => {
    kept.set(`${base}model.tflite?sha256=of-a-former-version`, new Response(right));
    kept.set(`${base}model.tflite?sha256=${sha256}`, new Response(flipped));
    served = [new Response(right)];
    expect(await fetchVerified(base, manifest, "model.tflite")).toEqual(right);
    expect(new Uint8Array(await defined(kept.get(`${base}model.tflite?sha256=${sha256}`)).arrayBuffer())).toEqual(
      right,
    );
  });

  it("hashes the same without the browser's own crypto", async () => {
    vi.stubGlobal("crypto", {});
    expect(await hashOf(right)).toBe(sha256);
    vi.unstubAllGlobals();
  });
});
