/** Three seeds of the apparel market: the facts that must hold today. The full table is `npm run facts`. */
import { readScenario } from "@dianzhang/catalog";
import { expect, test } from "vitest";
import { measure } from "../packages/cli/facts/measure.ts";
import { facts } from "../packages/cli/facts/table.ts";

/** Funnel order, carts left behind, click curve, hours. */
const NOW = ["F01", "F05", "F12", "F65"];
/** As in the full table the middle of the seeds counts; levels get twice the band's room, signs and shapes none. */
const ROOM = 0.5;

test("order of the funnel, falling clicks, abandoned carts and the hours of the day hold on three seeds", async () => {
  const parsed = readScenario("apparel");
  if (!parsed.ok) throw new Error("apparel does not parse");
  const asked = facts.filter((fact) => NOW.includes(fact.id));
  const answers = await measure(asked, {
    scenario: parsed.scenario,
    seeds: [1, 2, 3],
    days: 28,
    onProgress: () => undefined,
  });
  const broken = asked.flatMap((fact, i) =>
    Object.entries(fact.bands).flatMap(([name, [low, high]]) => {
      const values = (answers[i] ?? []).map((answer) => answer[name] as number);
      const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
      const room =
        low === high ? 0 : ROOM * (Number.isFinite(high - low) ? high - low : Math.abs(low));
      return middle >= low - room && middle <= high + room
        ? []
        : [`${fact.id} ${name} ${middle.toFixed(3)} not in [${low}, ${high}]`];
    }),
  );
  expect(asked.map((fact) => fact.id)).toEqual(NOW);
  expect(broken).toEqual([]);
}, 120_000);
