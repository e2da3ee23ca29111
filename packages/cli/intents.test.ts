/** Is what people write understood, on sentences nobody learned from; and does learning give what is kept? */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { agentReader, buyerReader } from "@dianzhang/desk-kit";
import { expect, test } from "vitest";
import { heldOut, measure, trained, weightsAt } from "./intents.ts";

const SENTENCES = join(import.meta.dirname, "..", "desk-kit", "language", "sentences");
const readers = { buyer: buyerReader(), agent: agentReader() };

test("373 held-out sentences: nine in ten are understood", () => {
  const set = ["held-out.tsv", "held-out-final.tsv"].flatMap((name) =>
    heldOut(join(SENTENCES, name)),
  );
  const { sentences, accuracy, precision, recall } = measure(readers, set);
  expect(sentences).toBe(373);
  expect(accuracy).toBeGreaterThan(0.94);
  expect(precision).toBeGreaterThan(0.9);
  expect(recall).toBeGreaterThan(0.92);
});

test("learning anew gives the same weights", () => {
  for (const side of ["buyer", "agent"] as const)
    expect(JSON.parse(trained(side))).toEqual(JSON.parse(readFileSync(weightsAt(side), "utf8")));
}, 60_000);
