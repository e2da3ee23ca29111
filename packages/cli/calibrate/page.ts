/** docs/parameters.md: every number with its source, the fit, the real shops, the sensitivity picture. */
import { PARAMETERS, type Overlay, type Parameters, type Scenario } from "@dianzhang/market";
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
  readonly moves: readonly Move[] | null;
}

export function parameterPage({ scenario, seeds, days, fit, shops, moves }: Parts): string {
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
    "Made by `npm run -s calibrate -- --out docs/parameters.md`. Numbers of the market's behaviour live in `packages/market/parameters.ts`; everything that belongs to a marketplace (categories, phrases, segments, couriers, provinces, festivals, hour curve) lives in the scenario. A source is a fact id of the published-figures table ([facts](facts.md)), or the word *assumption*. A change needs a line in `packages/market/MODEL-CHANGES.md`. What each mechanism does with them: [model](model/README.md).",
    "",
    "| parameter | value | source |",
    "|---|---|---|",
    ...rows,
    ...elsewhere(),
    ...(fit ? fitPart(fit, scenario.id, seeds.length, days) : []),
    ...(shops ? shopPart(shops) : []),
    ...(moves
      ? [
          "",
          "## Sensitivity",
          "",
          `Each parameter raised by a fifth, ${days} days of ${scenario.id}, ${seeds.length} seed(s); facts of the default market over the short horizon. Figures move by chance too: what moves less than about half a band is not told from it.`,
          "",
          "![sensitivity](images/sensitivity.svg)",
        ]
      : []),
    "",
  ].join("\n");
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
    "| courier tariffs `shenda`, `zhonglian` | F56; the other three are variations | F56; assumption |",
    "| province hours | scaled so that the weighted mean is 54.24 h | F54 |",
    "| hour curve, weekday | scenario | F65, F67 |",
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
    "A market's session runs over many shops and ends at a list; a shop's session is counted from its own door, so its level of pages is no target. Coupon response (complete-journey) waits for the campaigns desk.",
    ...(missing.length > 0
      ? ["", `Not compared, because the data were not there: ${missing.join(", ")}.`]
      : []),
  ];
}
