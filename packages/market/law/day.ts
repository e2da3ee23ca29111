/** The law desk's day: audits and complaints in the morning, made-up orders at noon, rulings and deadlines at any hour. */
import { bitsFor, exp, mix, NULL_U32, unitFrom } from "@dianzhang/kernel";
import { hasClaims } from "../claims/known.ts";
import type { ListingRow } from "../desk.ts";
import type { Run } from "../run/run.ts";
import { ensureRows } from "../world/grown.ts";
import {
  CASE_KINDS,
  CASE_STATES,
  CASE_TERMS,
  CLEARED_ON,
  type CaseKind,
  type LawRow,
} from "./contract.ts";
import { copiedFrom } from "../compile/page-words.ts";
import { borrowedFrom, brandIn, readGraph } from "./graph.ts";
import { DRILL_STEPS } from "./drill.ts";
import { makeUp, smearsOf } from "./fakes.ts";
import { struckPrice } from "./struck-price.ts";
import { rule } from "./ruling.ts";
import { PLACES } from "./spoken-contract.ts";
import { clauseOf, codeOfLaw, isLeak, spokenBy } from "./spoken.ts";

/** The platform's own machine looks at everything as so many people would. Assumption. */
const LOOKED = 20;
const MORNING = 9;
const NOON = 12;
/** Days an export may leak. */
const LEAK_DAYS = 30;

/** Runs at the end of the hour; `rows` are the shops whose persons decided something. */
export function runLawHour(run: Run, rows: readonly LawRow[]): void {
  const { world } = run;
  const hour = world.now % 24;
  const isNewYear = hour === 0 && run.calendar.monthDay === CLEARED_ON;
  for (const row of rows) {
    if (world.law.record.col.isOn[row.shop] !== 1) continue;
    if (isNewYear) clearPoints(run, row.shop);
    if (hour === MORNING) morning(run, row);
    if (hour === NOON) makeUp(run, row.shop);
  }
  closeCases(run);
}

// A year's points are forgotten; what is still to come of them — days shown lower, money kept — is not.
function clearPoints({ world, emit }: Run, shop: number): void {
  const { points, step } = world.law.record.col;
  const forgotten = points[shop] as number;
  if (forgotten > 0) emit.lawClearings.add(world.now * 3600, shop, forgotten);
  points[shop] = 0;
  step[shop] = 0;
}

function morning(run: Run, row: LawRow): void {
  const { world, tables, habits } = run;
  const { shop } = row;
  const numbers = world.parameters.law;
  const day = Math.floor(world.now / 24);
  const chance = (subject: number, nth: number): number =>
    unitFrom(mix(bitsFor(habits.keys.law, subject, day * 8 + nth)));
  const goods = tables.onSale.filter((one) => one.shop === shop);
  for (const one of goods) {
    const subject = one.listing + 1;
    const odds = hasClaims(one.title) ? numbers.audit : numbers.misread / Math.max(1, goods.length);
    if (chance(subject, 0) < odds) open(run, shop, "claim", { listing: one.listing });
    const named = brandIn(one, row.licences);
    const isBorrowed = borrowedFrom(tables.rows, one) >= 0 || copiedFrom(tables.rows, one) >= 0;
    const owner =
      named || isBorrowed ? numbers.brand : numbers.lookAlike / Math.max(1, goods.length);
    if (chance(subject, 1) < owner) open(run, shop, "brand", { listing: one.listing });
  }
  const share = readGraph(run, shop);
  const odds = goods.length === 0 ? 0 : 1 - (1 - numbers.suspect) * exp(-numbers.graph * share);
  if (chance(shop, 2) < odds) open(run, shop, "brushing", {});
  if (chance(shop, 3) < leakOdds(run, shop)) open(run, shop, "breach", {});
  const smears = smearsOf(world, shop);
  if (smears > 0 && chance(shop, 5) < 1 - exp(-numbers.smeared * smears))
    open(run, shop, "malice", {});
  auditPrices(run, goods, chance);
  auditSpoken(run, shop, chance);
}

// A price struck out on a card: looked into where nobody was ever asked it, and now and then where somebody was.
function auditPrices(
  run: Run,
  goods: readonly ListingRow[],
  chance: (subject: number, nth: number) => number,
): void {
  const { madeUpPrice, mispriced } = run.world.parameters.law;
  for (const { listing, shop } of goods) {
    const struck = struckPrice(run.world, run.tables, listing);
    if (struck === "none") continue;
    const odds = struck === "made-up" ? madeUpPrice : mispriced / goods.length;
    if (chance(listing + 1, 6) < odds) open(run, shop, "price", { listing });
  }
}

// Whatever else is said: the more have seen it, the sooner somebody looks; a conversation comes up by chance.
function auditSpoken(
  run: Run,
  shop: number,
  chance: (subject: number, nth: number) => number,
): void {
  const { auditSaid, auditReach, auditChat } = run.world.parameters.law;
  for (const line of spokenBy(run.world, run.tables, shop)) {
    const clause = clauseOf(line);
    if (clause === null && !isLeak(line)) continue;
    const place = PLACES.indexOf(line.place);
    const odds =
      line.place === "chat"
        ? auditChat
        : auditSaid * (1 - exp(-(LOOKED + line.reach) / auditReach));
    if (chance(mix(line.id * 8 + place), 4) >= odds) continue;
    const listing = line.place === "page" ? line.id : -1;
    const about = { listing, place, about: line.id, clause: codeOfLaw(clause) };
    open(run, shop, clause === null ? "breach" : "claim", about);
  }
}

function leakOdds({ world }: Run, shop: number): number {
  const { taken, record } = world.law;
  const since = world.now - LEAK_DAYS * 24;
  let exports = 0;
  for (let row = 0; row < taken.count; row += 1)
    if (taken.col.shop[row] === shop && (taken.col.at[row] as number) >= since) exports += 1;
  const drilled = record.col.drilledAt[shop] as number;
  const isDrilled = drilled > 0 && world.now - drilled < LEAK_DAYS * 24;
  const { leak, drilled: left } = world.parameters.law;
  // A drill helps as far as it went right.
  const right = isDrilled ? (record.col.drillScore[shop] as number) / DRILL_STEPS.length : 0;
  return 1 - exp(-leak * exports * (1 - (1 - left) * right));
}

interface About {
  readonly listing?: number;
  readonly place?: number;
  readonly about?: number;
  readonly clause?: number;
}

// One case of a kind about the same goods or words at a time.
function open(
  run: Run,
  shop: number,
  kind: CaseKind,
  { listing = -1, place = 0, about = 0, clause = 0 }: About,
): void {
  const { world } = run;
  const { docket } = world.law;
  const code = CASE_KINDS.indexOf(kind);
  const { col } = docket;
  for (let row = 0; row < docket.count; row += 1)
    if (
      col.shop[row] === shop &&
      col.kind[row] === code &&
      col.listing[row] === listing &&
      col.place[row] === place &&
      col.about[row] === about &&
      (col.state[row] as number) <= 1
    )
      return;
  const row = docket.count;
  ensureRows(docket, row + 1);
  col.shop[row] = shop;
  col.kind[row] = code;
  col.listing[row] = listing;
  col.place[row] = place;
  col.about[row] = about;
  col.clause[row] = clause;
  col.openedAt[row] = world.now;
  col.dueAt[row] = world.now + CASE_TERMS[kind].hours;
  writeCase(run, row);
}

function closeCases(run: Run): void {
  const { world } = run;
  const { docket } = world.law;
  for (let row = 0; row < docket.count; row += 1) {
    if ((docket.col.state[row] as number) > 1) continue;
    if (rule(run, row)) writeCase(run, row);
  }
}

export function writeCase({ world, emit }: Pick<Run, "world" | "emit">, row: number): void {
  const { col } = world.law.docket;
  const listing = col.listing[row] as number;
  emit.lawCases.add(
    world.now * 3600,
    row,
    col.shop[row] as number,
    col.kind[row] as number,
    listing < 0 ? NULL_U32 : listing,
    col.place[row] as number,
    Math.min(col.state[row] as number, CASE_STATES.length - 1),
    col.points[row] as number,
    col.fineFen[row] as number,
  );
}
