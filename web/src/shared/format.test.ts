import { expect, test } from "vitest";
import { count, interval, kilobytes, milliseconds, named, percent } from "./format";

test("shares near certainty keep the digits that tell them apart, and certainty has none", () => {
  expect([percent(0.9963), percent(0.1135), percent(1), percent(0)]).toEqual(["99.63 %", "11.3 %", "100 %", "0 %"]);
});

test("sizes, counts, times and intervals carry their units", () => {
  expect([kilobytes(397_700), kilobytes(2_340_000), count(10_000)]).toEqual(["398 kB", "2.3 MB", "10,000"]);
  expect([milliseconds(1.234), milliseconds(31.7), interval(0.9949, 0.9973)]).toEqual([
    "1.2 ms",
    "32 ms",
    "99.49 to 99.73 %",
  ]);
});

test("a figure is read with its name", () => {
  const metric = { name: "Test accuracy", label: "", value: 0.9966, low: 0, high: 1, n: 1, how: "" };
  expect([
    named(metric),
    named({ ...metric, name: "AP50", value: 0.41163 }),
    named({ ...metric, name: "Test loss", value: 1.42734, unit: "nats per character" }),
    named({ ...metric, name: "Fréchet distance", value: 2.918879, unit: "" }),
  ]).toEqual(["99.66 % test accuracy", "41.2 % AP50", "Test loss 1.43 nats per character", "Fréchet distance 2.92"]);
});
