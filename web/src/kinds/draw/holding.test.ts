import { expect, test } from "vitest";
import { isLifted, pressed } from "./holding";

const finger = { pointerId: 2, pointerType: "touch", button: 0 };
const pen = { pointerId: 3, pointerType: "pen", button: 0 };
const mouse = { pointerId: 1, pointerType: "mouse", button: 0 };

test("the first pointer draws; of a mouse only its first button", () => {
  expect([finger, pen, mouse].map((one) => pressed(null, one))).toEqual(["begin", "begin", "begin"]);
  expect(pressed(null, { ...mouse, button: 2 })).toBeNull();
});

test("a pen takes the pad from a palm, and a palm never from a pen", () => {
  expect(pressed({ id: 2, type: "touch" }, pen)).toBe("take");
  expect(pressed({ id: 3, type: "pen" }, finger)).toBeNull();
});

test("a second finger does nothing, and a pointer that comes down again begins anew", () => {
  expect(pressed({ id: 2, type: "touch" }, { ...finger, pointerId: 4 })).toBeNull();
  expect(pressed({ id: 1, type: "mouse" }, mouse)).toBe("begin");
});

test("a move with no button is one of a lifted pointer", () => {
  expect([0, 1].map((buttons) => isLifted({ buttons }))).toEqual([true, false]);
});
