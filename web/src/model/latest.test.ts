import { expect, it } from "vitest";
import { itemAt } from "../shared/defined";
import { latestOnly } from "./latest";

it("runs the first at once, then only the latest of those that waited", async () => {
  const ran: number[] = [];
  const finish: (() => void)[] = [];
  const ask = latestOnly(async (input: number) => {
    ran.push(input);
    await new Promise<void>((resolve) => finish.push(resolve));
    return input * 10;
  });
  const answers = [ask(1), ask(2), ask(3)];
  expect(await answers[1]).toBeNull();
  itemAt(finish, 0)();
  expect(await answers[0]).toBe(10);
  await Promise.resolve();
  itemAt(finish, 1)();
  expect(await answers[2]).toBe(30);
  expect(ran).toEqual([1, 3]);
});

it("goes on after a run that failed", async () => {
  const ask = latestOnly(async (input: number) => {
    if (input < 0) throw new RangeError("negative");
    return input;
  });
  await expect(ask(-1)).rejects.toThrow(RangeError);
  expect(await ask(4)).toBe(4);
});
