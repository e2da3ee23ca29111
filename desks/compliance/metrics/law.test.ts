/** Do the law desk's metrics count cases and signals as they say? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const here = (name: string) => join(import.meta.dirname, name);
const period = { shop: 1, from: 0, to: 20 * 86_400 };

const TABLES = {
  law_cases: `
    at       case shop kind     listing state     points fine_fen
    1d09:00  0    1    brushing -       open      0      0
    1d20:00  0    1    brushing -       answered  0      0
    2d20:00  0    1    brushing -       dismissed 0      0
    3d09:00  1    1    claim    501     open      0      0
    5d09:00  1    1    claim    501     expired   2      10000
    4d09:00  2    2    claim    601     open      0      0
    25d09:00 3    1    brand    501     open      0      0`,
  law_signals: `
    at      shop listing account isolated shared
    2d12:00 1    501     7       1        1
    2d12:01 1    501     7       1        0
    2d12:02 1    501     8       0        1
    2d12:03 2    601     9       1        1`,
};

test("cases: one dismissed in time, one nobody answered cost two points and 100 yuan", async () => {
  expect(await askOn(TABLES, here("law-cases.sql"), period)).toEqual([
    "kind=brushing opened=1 answered=1 dismissed=1 upheld=0 expired=0 points=0 fine_fen=0",
    "kind=claim opened=1 answered=0 dismissed=0 upheld=1 expired=1 points=2 fine_fen=10000",
  ]);
});

test("signals: three orders of two accounts, one of them with both marks", async () => {
  expect(await askOn(TABLES, here("law-signals.sql"), period)).toEqual([
    "listing=501 orders=3 isolated=2 shared=2 both=1 accounts=2",
  ]);
});

test("two cases about posts, one of them upheld; one about a chat", async () => {
  const cases = `
    at      case shop place state  points
    1d09:00 0    1    post  open   0
    2d09:00 1    1    post  open   0
    3d09:00 1    1    post  upheld 2
    3d09:00 2    1    chat  open   0
    3d09:00 3    2    chat  open   0`;
  expect(await askOn({ law_cases: cases }, here("law-places.sql"), period)).toEqual([
    "found_in=post opened=2 dismissed=0 upheld=1 points=2",
    "found_in=chat opened=1 dismissed=0 upheld=0 points=0",
  ]);
});
