/** Is what people write understood, on sentences nobody learned from; and does learning give what is kept? */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { agentReader, buyerReader } from "@dianzhang/desk-kit";
import { expect, test } from "vitest";
import { heldOut, measure, trained, weightsAt } from "./intents.ts";

const SENTENCES = join(import.meta.dirname, "..", "desk-kit", "language", "sentences");
const readers = { buyer: buyerReader(), agent: agentReader() };

test("373 held-out sentences, and 680 written without sight of lists and rules: nine in ten are understood", () => {
  for (const [names, size] of [
    [["held-out.tsv", "held-out-final.tsv"], 373],
    [["blind.tsv"], 680],
  ] as const) {
    const set = names.flatMap((name) => heldOut(join(SENTENCES, name)));
    const { sentences, accuracy, precision, recall } = measure(readers, set);
    expect(sentences).toBe(size);
    expect([size, accuracy > 0.95, precision > 0.92, recall > 0.94]).toEqual([
      size,
      true,
      true,
      true,
    ]);
  }
});

test("learning anew gives the same weights", () => {
  for (const side of ["buyer", "agent"] as const)
    expect(JSON.parse(trained(side))).toEqual(JSON.parse(readFileSync(weightsAt(side), "utf8")));
}, 60_000);
