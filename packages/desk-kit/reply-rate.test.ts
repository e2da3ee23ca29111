/** Is the three-minute reply rate the marketplace's own? Its published examples (T60). */
import { expect, test } from "vitest";
import { replyRate, type Said } from "./reply-rate.ts";

const at = (clock: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
};
const asks = (clock: string): Said => ({ chat: 1, at: at(clock), isBuyer: true, isPerson: false });
const answers = (clock: string): Said => ({
  chat: 1,
  at: at(clock),
  isBuyer: false,
  isPerson: true,
});
const machine = (clock: string): Said => ({
  chat: 1,
  at: at(clock),
  isBuyer: false,
  isPerson: false,
});

test("asks 10:10:15 and 10:15:20, reply 10:18:10: none of one", () => {
  const said = [asks("10:10:15"), asks("10:15:20"), answers("10:18:10")];
  expect(replyRate(said)).toEqual({ pairs: 1, inTime: 0 });
});

test("then asks 10:18:30, reply 10:19:00: one of two", () => {
  const said = [
    asks("10:10:15"),
    asks("10:15:20"),
    answers("10:18:10"),
    asks("10:18:30"),
    answers("10:19:00"),
  ];
  expect(replyRate(said)).toEqual({ pairs: 2, inTime: 1 });
});

test("ten questions nobody answers: none of one; a machine's greeting is no answer; night does not count", () => {
  const ten = Array.from({ length: 10 }, (_, i) => asks(`11:0${i}:00`));
  expect(replyRate(ten)).toEqual({ pairs: 1, inTime: 0 });
  expect(replyRate([asks("11:00:00"), machine("11:00:02")])).toEqual({ pairs: 1, inTime: 0 });
  expect(replyRate([asks("03:00:00"), answers("03:00:20")])).toEqual({ pairs: 0, inTime: 0 });
});
