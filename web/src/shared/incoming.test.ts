import { describe, expect, it } from "vitest";
import fixture from "./incoming.fixture.json";
import { normalize } from "./incoming";

describe("text that comes in", () => {
  it.each(fixture.cases)("becomes what Python makes of it: $what", ({ given, becomes }) => {
    expect(normalize(given)).toBe(becomes);
    expect(normalize(becomes)).toBe(becomes);
  });

  it("loses just what is never seen", () => {
    const unseen = fixture.unseen.flatMap((range) => {
      const [first = 0, last = first] = range.split("-").map((code) => parseInt(code, 16));
      return Array.from({ length: last - first + 1 }, (_, place) => first + place);
    });
    const known = new Set(unseen);
    const differing = Array.from({ length: 0x110000 }, (_, code) => code).filter(
      (code) => known.has(code) !== /\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(code)),
    );
    expect(differing).toEqual([]);
    expect(normalize(`a${String.fromCodePoint(...unseen)}b`)).toBe("ab");
  });

  it("has the digits of every script as 0 to 9", () => {
    for (const zero of fixture.zeros) {
      const digits = Array.from({ length: 10 }, (_, value) => parseInt(zero, 16) + value);
      expect(normalize(String.fromCodePoint(...digits)), zero).toBe("0123456789");
    }
  });
});
