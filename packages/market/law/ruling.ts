/** How the platform rules on a case: by what was really so, by the evidence given, and by some chance. */
import { bitsFor, unitFrom } from "@dianzhang/kernel";
import { hasClaims } from "../claims/known.ts";
import type { Run } from "../run/run.ts";
import { post } from "../settle/ledger.ts";
import { ensureRows } from "../world/grown.ts";
import {
  CASE_KINDS,
  CASE_STATES,
  CASE_TERMS,
  EVIDENCE,
  NEEDED,
  RULING_HOURS,
  SANCTIONS,
  TAKEDOWN_DAYS,
  type CaseKind,
  type Evidence,
} from "./contract.ts";
import { copiedFrom } from "../compile/page-words.ts";
import { smearsOf, undoSmears } from "./fakes.ts";
import { struckPrice } from "./struck-price.ts";
import { PLACES, type SpokenLine } from "./spoken-contract.ts";
import { clauseOf, isLeak, spokenBy, withdraw } from "./spoken.ts";
import { borrowedFrom, brandIn, madeUpSince } from "./graph.ts";

const STATE = Object.fromEntries(CASE_STATES.map((name, i) => [name, i])) as Record<
  (typeof CASE_STATES)[number],
  number
>;

/** Closes a case when its time has come; answers whether it did. */
export function rule(run: Run, row: number): boolean {
  const { world } = run;
  const { col } = world.law.docket;
  const { now } = world;
  if (col.state[row] === STATE.open) {
    if (now < (col.dueAt[row] as number)) return false;
    close(run, row, "expired");
    return true;
  }
  if (now < (col.answeredAt[row] as number) + RULING_HOURS) return false;
  close(run, row, isBelieved(run, row) ? "dismissed" : "upheld");
  return true;
}

function isBelieved(run: Run, row: number): boolean {
  const { world, habits } = run;
  const { col } = world.law.docket;
  const kind = kindOf(run, row);
  const { proven, halfProven, unproven } = world.parameters.law;
  const subject = (col.shop[row] as number) * 64 + (col.kind[row] as number);
  const draw = unitFrom(bitsFor(habits.keys.law, subject, col.openedAt[row] as number));
  if (isTrue(run, row, kind) || isForged(run, row)) return draw < unproven;
  const given = givenIn(run, row);
  const needed = neededFor(run, row, kind);
  const right = needed.filter((one) => given.includes(one)).length;
  const share = right / needed.length;
  return draw < (share === 1 ? proven : share > 0 ? halfProven : unproven);
}

function kindOf({ world }: Run, row: number): CaseKind {
  return CASE_KINDS[world.law.docket.col.kind[row] as number] as CaseKind;
}

function givenIn({ world }: Run, row: number): readonly Evidence[] {
  const mask = world.law.docket.col.evidence[row] as number;
  return EVIDENCE.filter((_, bit) => (mask & (1 << bit)) !== 0);
}

// Goods that only look alike need no licence, and a title that never claimed anything needs no correction.
function neededFor(run: Run, row: number, kind: CaseKind): readonly Evidence[] {
  const goods = run.tables.rows[run.world.law.docket.col.listing[row] as number];
  if (kind === "brand" && goods && brandIn(goods, []) === null) return ["invoice"];
  if (kind === "claim" && givenIn(run, row).includes("certificate")) return ["certificate"];
  if (kind === "price" && givenIn(run, row).includes("price-log")) return ["price-log"];
  return NEEDED[kind];
}

/** Papers that do not exist: a licence nobody gave, parcels of orders nobody placed. */
function isForged(run: Run, row: number): boolean {
  const { world, tables } = run;
  const { col } = world.law.docket;
  const shop = col.shop[row] as number;
  const given = givenIn(run, row);
  if (given.includes("licence")) {
    const goods = tables.rows[col.listing[row] as number];
    const licences = tables.law?.find((one) => one.shop === shop)?.licences ?? [];
    if (licences.length === 0 || (goods && brandIn(goods, licences) !== null)) return true;
  }
  if (given.includes("price-log") && kindOf(run, row) === "price" && isTrue(run, row, "price"))
    return true;
  const papers = given.includes("parcels") || given.includes("payments");
  return papers && kindOf(run, row) === "brushing" && isTrue(run, row, "brushing");
}

/** Whether what the case says is so, as things stand when it is ruled on. */
function isTrue(run: Run, row: number, kind: CaseKind): boolean {
  const { world, tables } = run;
  const { col } = world.law.docket;
  const shop = col.shop[row] as number;
  const goods = tables.rows[col.listing[row] as number];
  switch (kind) {
    case "claim":
      return col.place[row] === 0
        ? goods !== undefined && hasClaims(goods.title)
        : wordsOf(run, row) !== null;
    case "brand": {
      const licences = tables.law?.find((one) => one.shop === shop)?.licences ?? [];
      if (goods && borrowedFrom(tables.rows, goods) >= 0) return true;
      if (goods && copiedFrom(tables.rows, goods) >= 0) return true;
      return goods !== undefined && brandIn(goods, licences) !== null;
    }
    case "brushing":
      return madeUpSince(run, shop, Math.floor((col.openedAt[row] as number) / 24) - 30) > 0;
    case "price":
      return struckPrice(world, tables, col.listing[row] as number) === "made-up";
    case "malice":
      return smearsOf(world, shop) > 0;
    case "breach":
      // It has happened: who tells everybody concerned in time is let off.
      return false;
  }
}

function close(run: Run, row: number, state: "dismissed" | "upheld" | "expired"): void {
  const { world } = run;
  const { col } = world.law.docket;
  const shop = col.shop[row] as number;
  const kind = kindOf(run, row);
  col.state[row] = STATE[state];
  col.closedAt[row] = world.now;
  const line = wordsOf(run, row);
  // A leak that everybody concerned was told of is dealt with; so is what the platform takes down.
  if (line && (state !== "dismissed" || isLeak(line))) withdraw(world, shop, line);
  if (state === "dismissed") return;
  const terms = CASE_TERMS[kind];
  const more = 1 + (isForged(run, row) ? world.parameters.law.forged : 0);
  const points = Math.round(terms.points * more);
  const fineFen = Math.round(terms.fineFen * more);
  col.points[row] = points;
  col.fineFen[row] = fineFen;
  punish(run, shop, points, fineFen);
  if (kind === "malice") undoSmears(world, shop);
  const listing = col.listing[row] as number;
  if (listing >= 0) takeDown(run, listing);
}

// The words a case is about, where they stand still and something is wrong with them.
function wordsOf({ world, tables }: Run, row: number): SpokenLine | null {
  const { col } = world.law.docket;
  const place = PLACES[col.place[row] as number];
  if (place === "title") return null;
  const found = spokenBy(world, tables, col.shop[row] as number).find(
    (line) => line.place === place && line.id === col.about[row],
  );
  return found && (clauseOf(found) !== null || isLeak(found)) ? found : null;
}

function takeDown({ world }: Run, listing: number): void {
  ensureRows(world.law.goods, listing + 1);
  world.law.goods.col.takenDownUntil[listing] = world.now + TAKEDOWN_DAYS * 24;
  world.isDirty = true;
}

function punish({ world, emit }: Run, shop: number, points: number, fineFen: number): void {
  const { col } = world.law.record;
  col.points[shop] = (col.points[shop] as number) + points;
  col.cleanSince[shop] = world.now;
  post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "violation" }, [
    ["penalties", fineFen],
    ["cash", -fineFen],
  ]);
  SANCTIONS.forEach((step, i) => {
    if ((col.points[shop] as number) < step.points || (col.step[shop] as number) > i) return;
    col.step[shop] = i + 1;
    col.demotedUntil[shop] = world.now + step.demotedDays * 24;
    if (step.shutDays > 0) col.shutUntil[shop] = world.now + step.shutDays * 24;
    if (step.depositFen === 0) return;
    col.heldFen[shop] = (col.heldFen[shop] as number) + step.depositFen;
    post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "guarantee" }, [
      ["guarantee", step.depositFen],
      ["cash", -step.depositFen],
    ]);
  });
  world.isDirty = true;
}
