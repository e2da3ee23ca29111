/** docs/parameters.md: every number with its source, the fit, the real shops, the sensitivity picture. */
import { PARAMETERS, type Overlay, type Parameters, type Scenario } from "@dianzhang/market";
import type { CouponResponse } from "./coupon-response.ts";
import { FITTED, TRAIN } from "./loss.ts";
import type { Shops } from "./market-shops.ts";
import type { Move } from "./sensitivity.ts";
import { SOURCES } from "./sources.ts";

export interface Fit {
  readonly start: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, number>>;
  readonly train: { readonly before: number; readonly after: number };
  readonly check: { readonly before: number; readonly after: number };
}

type Names = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** All parameters as group.name, in their order. */
export function parameterNames(): string[] {
  return Object.entries(PARAMETERS as Names).flatMap(([group, values]) =>
    Object.keys(values).map((name) => `${group}.${name}`),
  );
}

export function valueOf(parameters: Parameters, path: string): number {
  const [group = "", name = ""] = path.split(".");
  return (parameters as Names)[group]?.[name] as number;
}

/** group.name → value, as the overlay a market takes. */
export function overlayOf(values: Readonly<Record<string, number>>): Overlay {
  const overlay: Record<string, Record<string, number>> = {};
  for (const [path, value] of Object.entries(values)) {
    const [group = "", name = ""] = path.split(".");
    overlay[group] = { ...overlay[group], [name]: value };
  }
  return overlay as Overlay;
}

interface Parts {
  readonly scenario: Scenario;
  readonly seeds: readonly number[];
  readonly days: number;
  readonly fit: Fit | null;
  readonly shops: Shops | null;
  readonly coupons: readonly CouponResponse[] | null;
  readonly moves: readonly Move[] | null;
  /** The page as it stands: parts that were not run again are taken from it. */
  readonly earlier?: string;
}

/** What stands under a heading of the page, from the blank line above it to the next one; nothing without it. */
function keptPart(earlier: string | undefined, heading: string): string[] {
  const [, found] = (earlier ?? "").split(`\n## ${heading}\n`);
  const [part] = (found ?? "").split("\n## ");
  return found === undefined ? [] : ["", `## ${heading}`, (part ?? "").trimEnd()];
}

export function parameterPage(parts: Parts): string {
  const { scenario, seeds, days, fit, shops, coupons, moves, earlier } = parts;
  const rows = parameterNames().map((path) => {
    const [group = "", name = ""] = path.split(".");
    const source = (SOURCES as Readonly<Record<string, Readonly<Record<string, string>>>>)[group]?.[
      name
    ];
    return `| ${path} | ${valueOf(PARAMETERS, path)} | ${source ?? "—"} |`;
  });
  return [
    "# Parameters",
    "",
    "Made by `npm run -s calibrate -- --out docs/parameters.md` (`--parts fit`, `shops`, `coupons`, `sensitivity` or `none` runs these alone and leaves the other parts as they stand). Numbers of the market's behaviour live in `packages/market/parameters.ts`; everything that belongs to a marketplace (categories, phrases, segments, couriers, provinces, festivals, hour curve) lives in the scenario. A source is a fact id of the published-figures table ([facts](facts.md)), or the word *assumption*. A change needs a line in `packages/market/MODEL-CHANGES.md`. What each mechanism does with them: [model](model/README.md).",
    "",
    "| parameter | value | source |",
    "|---|---|---|",
    ...rows,
    ...elsewhere(),
    ...(fit ? fitPart(fit, scenario.id, seeds.length, days) : keptPart(earlier, "The fit")),
    ...(shops ? shopPart(shops) : keptPart(earlier, "Beside real shops")),
    ...(coupons ? couponPart(coupons, parts) : keptPart(earlier, "Coupon response")),
    ...(moves ? sensitivityPart(moves, parts) : keptPart(earlier, "Sensitivity")),
    "",
  ].join("\n");
}

function couponPart(
  coupons: readonly CouponResponse[],
  { scenario, seeds, days }: Parts,
): string[] {
  return [
    "",
    "## Coupon response",
    "",
    `Coupons that were used, of those that reached somebody. The market: ${days} days of ${scenario.id}, ${seeds.length} seed(s), as F49 asks (orders with a coupon ÷ coupons claimed). The Complete Journey: households that redeemed at least one coupon of a campaign they were sent; campaigns of type A were put together for the household, B and C were the same for everybody. \`npm run -s calibrate -- --parts coupons --seeds ${seeds.length} --days ${days} --out docs/parameters.md\``,
    "",
    "| coupons of | reached | share used |",
    "|---|---|---|",
    ...coupons.map(({ name, sent, used }) => `| ${name} | ${sent ?? "—"} | ${used.toFixed(3)} |`),
  ];
}

function sensitivityPart(moves: readonly Move[], { scenario, seeds, days }: Parts): string[] {
  return [
    "",
    "## Sensitivity",
    "",
    `${moves.length} of ${parameterNames().length} parameters, each raised by a fifth (towards its sign), ${days} days of ${scenario.id}, ${seeds.length} seed(s); facts of the default market over the short horizon. Figures move by chance too: what moves less than about half a band is not told from it. \`npm run -s calibrate -- --parts sensitivity --seeds ${seeds.length} --days ${days} --parameters ${moves.map((move) => move.parameter).join(",")} --out docs/parameters.md\``,
    "",
    "![sensitivity](images/sensitivity.svg)",
    "",
    "Moved by more than half a band:",
    "",
    "| parameter | figures, in half bands |",
    "|---|---|",
    ...moves.map(({ parameter, figures }) => `| ${parameter} | ${farthest(figures)} |`),
  ];
}

function farthest(figures: Move["figures"]): string {
  const far = Object.entries(figures).filter(([, by]) => Math.abs(by) > 1);
  const told = far
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([name, by]) => `${name} ${by > 0 ? "+" : "−"}${Math.abs(by).toFixed(2)}`);
  return told.join("; ") || "none";
}

// Numbers that stand where they are used, because nothing is to be fitted about them.
function elsewhere(): string[] {
  return [
    "| page weights, kB (light, standard, rich) and what they tell | 250, 900, 3000; 0, 0.6, 1 | assumption |",
    "| what a rich page costs | ¥150 | assumption |",
    "| photo shoots | ¥30 phone, ¥300 studio | assumption |",
    "| picture appeal weights | sharpness 0.26, brightness 0.20, subject 0.16, plain border 0.16, contrast 0.12, saturation 0.10; at least 800 px | assumption |",
    "| LAWFUL.days, restocked share | 7 days, 0.92 | seven-day return right; assumption |",
    "| RETURN_DAYS | 8 | assumption |",
    "| searchAds.places, reserve, increment | 1, 7, 13, 19, 25; ¥0.10; ¥0.01 | assumption; increment of the published charge rule |",
    "| searchAds.floorPermille (core, mid, long) | 35, 4, 1 | assumption |",
    "| quality weights (clicks, relevance, landing) | 0.45, 0.25, 0.30 | assumption, in the manner of published quality scores |",
    "| quality, contest | relevance × 0.4 + performance × 0.06 | the national contest's sandbox |",
    "| an order counts for an ad click | 3 days | as marketplaces report |",
    "| courier tariffs `shenda`, `zhonglian` | F56; the other three are variations | F56; assumption |",
    "| province hours | scaled so that the weighted mean is 54.24 h | F54 |",
    "| hour curve, weekday | scenario | F65, F67 |",
    "| parcels signed for in the hours from 8 to 21, % | 3, 10, 14, 12, 7, 6, 7, 9, 11, 10, 6, 3, 1.5, 0.5 | assumption |",
    "| share of a festival's first day that comes at its opening; mean delay | 0.04 (618, Double 12), 0.06 (Double 11); 180 s | F69; assumption |",
    "| time on screenfuls: power, spread | 1.55, 0.35 | F16; assumption |",
    "| seconds at the till: paying, giving up (mean of a log-normal) | 20, 40 | assumption |",
    "| seconds at a card in a live room (mean of a log-normal) | 12 | assumption |",
    "| Double 12 | visits 1.4, urge 0.45, carting 0.02 | F68; the other festivals are assumptions in its manner |",
    "| commission | 50 ‰ (apparel), 40 ‰ (appliances) | assumption |",
  ];
}

function fitPart(fit: Fit, scenario: string, seeds: number, days: number): string[] {
  return [
    "",
    "## The fit",
    "",
    `Coordinate descent over ${FITTED.length} parameters on ${seeds} seed(s) of ${scenario}, ${days} days. The fit sees ${TRAIN.join(", ")} where they need no arm; every other fact of the short horizon is a check. Loss: mean square of the distance from the middle of the band, in half bands (1 = at its edge).`,
    "",
    `Train loss ${fit.train.before.toFixed(3)} with the values above, ${fit.train.after.toFixed(3)} at the end of the fit; check loss ${fit.check.before.toFixed(3)} and ${fit.check.after.toFixed(3)}. A fit that lowers the train loss and raises the check loss is not taken over.`,
    "",
    "| parameter | now | fit |",
    "|---|---|---|",
    ...FITTED.map((name) => `| ${name} | ${fit.start[name]} | ${fit.values[name]} |`),
  ];
}

function shopPart({ customers, sessions, missing }: Shops): string[] {
  const figure = (value: number): string =>
    Number.isNaN(value) ? "—" : String(Number(value.toPrecision(4)));
  return [
    "",
    "## Beside real shops",
    "",
    "BG/NBD and Gamma-Gamma by the same maximum likelihood (`packages/market/members/customer-base.ts`, tested against the published CDNOW figures). Time in weeks; money in the currency of each shop, so only p, q and the spread of spend compare. r ÷ α is the mean rate of purchase a week, a ÷ (a + b) the mean chance of dropping out after one.",
    "",
    "| customers of | n | r | α | a | b | r ÷ α | a ÷ (a + b) | p | q | spread of spend |",
    "|---|---|---|---|---|---|---|---|---|---|---|",
    ...customers.map(
      ({ name, customers: n, base: m, spend, spendSpread }) =>
        `| ${name} | ${n} | ${[m.r, m.alpha, m.a, m.b, m.r / m.alpha, m.a / (m.a + m.b), spend.p, spend.q, spendSpread].map(figure).join(" | ")} |`,
    ),
    "",
    "Pages a session, and how much better the law of surfing (inverse Gaussian) fits them than a geometric law:",
    "",
    "| sessions of | mean pages | AIC gained per 1,000 sessions |",
    "|---|---|---|",
    ...sessions.map((one) => `| ${one.name} | ${figure(one.pages)} | ${figure(one.aicGain)} |`),
    "",
    "A market's session runs over many shops and ends at a list; a shop's session is counted from its own door, so its level of pages is no target.",
    ...(missing.length > 0
      ? ["", `Not compared, because the data were not there: ${missing.join(", ")}.`]
      : []),
  ];
}
