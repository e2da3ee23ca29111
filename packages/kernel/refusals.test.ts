/** Are clock and chance really out of reach of pure code while it is tested? */
import { expect, test } from "vitest";

test("the time, a date of now and dice are refused by name; a stated date is read", () => {
  expect(() => globalThis.Date.now()).toThrow("pure code called Date.now()");
  expect(() => new globalThis.Date()).toThrow("pure code called new Date()");
  expect(() => globalThis.Math.random()).toThrow("pure code called Math.random()");
  expect(new globalThis.Date(86_400_000).getUTCDate()).toBe(2);
});
