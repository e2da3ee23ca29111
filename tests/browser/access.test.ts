/** Can the screens be used without seeing them, or without telling green from red? axe reads every seat's first screen. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enterAsTrainee, openSmallShop } from "./trainee.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const SCREENS = [
  "today",
  "shop",
  "goods",
  "goods/0",
  "campaigns",
  "ads",
  "feed-ads",
  "social",
  "live",
  "service",
  "members",
  "orders",
  "supply",
  "logistics",
  "compliance",
  "figures",
  "history",
  "academy",
] as const;

/** Looked at in the dark as well: tags, tabs, forms, figures. */
const DARK = ["goods/0", "ads", "service", "figures"] as const;

test("eighteen screens of a shop that has sold for a day, four of them in the dark too: nothing that axe calls serious or critical", async () => {
  const trainee = await enterAsTrainee();
  const { page, url } = trainee;
  await openSmallShop(trainee, 40);
  await trainee.advance(24);
  const found: string[] = [];
  const read = async (screen: string): Promise<void> => {
    await page.goto(`${url}/m/${trainee.market()}/${screen}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
    found.push(...(await faultsOf(page)).map((fault) => `${screen}: ${fault}`));
  };
  for (const screen of SCREENS) await read(screen);
  await page.evaluate("localStorage.setItem('dianzhang-mode', 'dark')");
  for (const screen of DARK) await read(screen);
  expect(found).toEqual([]);
  await trainee.close();
}, 120_000);

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )) as readonly Violation[];
  return (
    violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      // The body of a wide list scrolls, and is reached by the list around it, which takes the keyboard.
      .filter(({ id }) => id !== "scrollable-region-focusable")
      .map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160) ?? ""} (${nodes.length})`)
  );
}
