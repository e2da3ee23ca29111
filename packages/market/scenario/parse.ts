/** How scenario files become a scenario, and what a broken one is told: file, path and reason. */
import { canonicalJson, hashText } from "@dianzhang/kernel";
import type { z } from "zod";
import { scenarioSchema, type Scenario } from "./schema.ts";

/** One fault in a scenario: where it stands and what is wrong there. */
export interface ScenarioFault {
  readonly file: string;
  readonly path: string;
  readonly reason: string;
}

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario; readonly hash: string }
  | { readonly ok: false; readonly faults: readonly ScenarioFault[] };

/** The file that holds everything without a file of its own. */
const MAIN = "scenario.json";
/** Parts that may stand in a file of their own: `categories.json` holds the list `categories`. */
const PARTS = [
  "categories",
  "keywords",
  "segments",
  "couriers",
  "provinces",
  "depots",
  "suppliers",
  "border",
  "festivals",
  "marketplace",
];

/** Reads `{ "scenario.json": text, "keywords.json": text, … }`; never throws for bad content. */
export function parseScenario(files: Readonly<Record<string, string>>): ParsedScenario {
  const faults: ScenarioFault[] = [];
  const whole: Record<string, unknown> = {};
  const main = readJson(files, MAIN, faults);
  if (main !== null && typeof main === "object") Object.assign(whole, main);
  for (const part of PARTS) {
    if (files[`${part}.json`] !== undefined) whole[part] = readJson(files, `${part}.json`, faults);
  }
  if (faults.length > 0) return { ok: false, faults };
  const parsed = scenarioSchema.safeParse(onItsMarketplace(whole));
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map(faultOf) };
  const wrong = crossChecks(parsed.data);
  if (wrong.length > 0) return { ok: false, faults: wrong };
  const own = withShoppersOf(parsed.data);
  const scenario = files["marketplace.json"] === undefined ? own : named(own);
  return { ok: true, scenario, hash: hashText(canonicalJson(scenario)) };
}

// A marketplace sells its ads by its own rules; what it leaves open stays as the scenario says.
function onItsMarketplace(whole: Record<string, unknown>): Record<string, unknown> {
  const { marketplace, searchAds } = whole;
  if (!isRecord(marketplace) || !isRecord(marketplace.searchAds)) return whole;
  return {
    ...whole,
    searchAds: { ...(isRecord(searchAds) ? searchAds : {}), ...marketplace.searchAds },
  };
}

/** A scenario frozen by an earlier model, with what has been added to scenarios since at its usual value. */
export function completedScenario(frozen: unknown): Scenario {
  return scenarioSchema.parse(frozen);
}

// A trade on another marketplace is a scenario of its own.
function named(scenario: Scenario): Scenario {
  const { id, name, description, marketplace } = scenario;
  return {
    ...scenario,
    id: `${id}--${marketplace.id}`,
    name: {
      zh: `${name.zh} · ${marketplace.name.zh}`,
      en: `${name.en} · ${marketplace.name.en}`,
    },
    description: {
      zh: `${description.zh}${marketplace.favours.zh}`,
      en: `${description.en} ${marketplace.favours.en}`,
    },
  };
}

/** The scenario with the shoppers its marketplace draws and the commission it takes. */
function withShoppersOf(scenario: Scenario): Scenario {
  const { shoppers, fees } = scenario.marketplace;
  const segments = scenario.segments.map((segment) => ({
    ...segment,
    priceLogMean: segment.priceLogMean + shoppers.priceLog,
    quality: segment.quality * shoppers.quality,
    delivery: segment.delivery * shoppers.delivery,
    deal: Math.min(1, segment.deal * shoppers.deal),
  }));
  const commissionPermille = fees.commissionPermille ?? scenario.commissionPermille;
  return { ...scenario, segments, commissionPermille };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readJson(
  files: Readonly<Record<string, string>>,
  file: string,
  faults: ScenarioFault[],
): unknown {
  const source = files[file];
  if (source === undefined) {
    faults.push({ file, path: "", reason: "file is missing" });
    return undefined;
  }
  try {
    return JSON.parse(source);
  } catch (error) {
    faults.push({ file, path: "", reason: error instanceof Error ? error.message : "not JSON" });
    return undefined;
  }
}

function faultOf(issue: z.core.$ZodIssue): ScenarioFault {
  const [head, ...rest] = issue.path.map(String);
  const part = PARTS.includes(head ?? "");
  return {
    file: part ? `${head}.json` : MAIN,
    path: part ? rest.join(".") : issue.path.map(String).join("."),
    reason: issue.message,
  };
}

// What one field alone cannot show: names that point at nothing.
function crossChecks(scenario: Scenario): ScenarioFault[] {
  const faults: ScenarioFault[] = [];
  const categories = new Map(scenario.categories.map((category) => [category.id, category]));
  scenario.keywords.forEach((keyword, i) => {
    const category = categories.get(keyword.category);
    const at = (path: string, reason: string): void => {
      faults.push({ file: "keywords.json", path: `${i}.${path}`, reason });
    };
    if (!category) return at("category", `no category "${keyword.category}"`);
    for (const [attribute, value] of Object.entries(keyword.wants)) {
      const found = category.attributes.find((one) => one.id === attribute);
      if (!found) at(`wants.${attribute}`, `${category.id} has no attribute "${attribute}"`);
      else if (!found.values.some((one) => one.id === value)) {
        at(`wants.${attribute}`, `attribute ${attribute} has no value "${value}"`);
      }
    }
  });
  scenario.segments.forEach((segment, i) => {
    for (const category of Object.keys(segment.categories)) {
      if (categories.has(category)) continue;
      faults.push({
        file: "segments.json",
        path: `${i}.categories.${category}`,
        reason: `no category "${category}"`,
      });
    }
  });
  for (const { categories: of, ...row } of [
    ...(scenario.border?.codes ?? []),
    ...(scenario.border?.sources ?? []),
  ])
    for (const category of of)
      if (!categories.has(category))
        faults.push({
          file: "border.json",
          path: "code" in row ? `codes.${row.code}` : `sources.${row.id}`,
          reason: `no category "${category}"`,
        });
  for (const courier of scenario.couriers) {
    const zones = new Set(courier.tariff.map((row) => row.zone));
    for (const province of scenario.provinces) {
      if (zones.has(province.zone)) continue;
      faults.push({
        file: "couriers.json",
        path: courier.id,
        reason: `no tariff for zone ${province.zone}`,
      });
    }
  }
  return faults;
}
