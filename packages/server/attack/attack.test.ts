/** Does the house hold? A quick round of every door and payload; the patient attacks have a command of their own. */
import { expect, test } from "vitest";
import { runAttack } from "./index.ts";

test("every door, tried by nobody, strangers, forged pages and hostile payloads: all of it is warded off", async () => {
  const report = await runAttack({ isShort: true });
  expect(report.findings).toEqual([]);
  expect(report.blocked).toBe(report.tried);
  expect(report.tried).toBeGreaterThan(600);
}, 240_000);
