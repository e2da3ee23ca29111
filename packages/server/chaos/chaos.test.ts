/** A short campaign of kills: nothing acknowledged is lost, nothing half-written is read, no hand is needed. */
import { expect, test } from "vitest";
import { runChaos } from "./index.ts";

test("app, database and both are killed under load, and a lake's disk is full: all of it is there", async () => {
  const campaign = await runChaos({ kills: 3, disasters: ["app", "database", "both"] });
  expect(campaign).toMatchObject({
    kills: 3,
    lost: 0,
    doubled: 0,
    corrupt: 0,
    manualSteps: 0,
    findings: [],
  });
  expect(campaign.acknowledged).toBeGreaterThan(0);
}, 240_000);
