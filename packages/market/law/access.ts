/** Cases and records as a desk reads and answers them. */
import type { Tables } from "../compile/table.ts";
import { nextDay } from "../run/calendar.ts";
import type { Emit } from "../run/emit.ts";
import { post } from "../settle/ledger.ts";
import { ensureRows } from "../world/grown.ts";
import type { World } from "../world/world.ts";
import {
  CASE_KINDS,
  CASE_STATES,
  CLEARED_ON,
  EVIDENCE,
  type CaseLine,
  type Evidence,
  type LawReader,
  type LawWriter,
} from "./contract.ts";
import { writeCase } from "./day.ts";
import { DRILL_CHOICES, DRILL_FLAWS, DRILL_STEPS, type DrillDone } from "./drill.ts";
import { PLACES } from "./spoken-contract.ts";
import { lawOfCode, spokenBy, withdraw } from "./spoken.ts";

export function lawReader(world: World, tables: () => Tables): LawReader {
  const { record, docket, goods } = world.law;
  return {
    figures: (shop) => ({
      isOn: record.col.isOn[shop] === 1,
      points: record.col.points[shop] ?? 0,
      clearsAt: nextDay(world.scenario, Math.floor(world.now / 24), CLEARED_ON) * 24,
      cleanSince: record.col.cleanSince[shop] ?? 0,
      demotedUntil: record.col.demotedUntil[shop] ?? 0,
      shutUntil: record.col.shutUntil[shop] ?? 0,
      drilledAt: record.col.drilledAt[shop] ?? 0,
      drillScore: record.col.drillScore[shop] ?? 0,
      heldFen: record.col.heldFen[shop] ?? 0,
    }),
    cases: (shop) =>
      Array.from({ length: docket.count }, (_, row) => row)
        .filter((row) => docket.col.shop[row] === shop)
        .map((row) => caseLine(world, row))
        .reverse(),
    caseOf: (id) =>
      id < docket.count ? { ...caseLine(world, id), shop: docket.col.shop[id] as number } : null,
    takenDownUntil: (listing) => goods.col.takenDownUntil[listing] ?? 0,
    spoken: (shop) => spokenBy(world, tables(), shop),
  };
}

function caseLine(world: World, row: number): CaseLine {
  const { col } = world.law.docket;
  return {
    case: row,
    kind: CASE_KINDS[col.kind[row] as number] ?? "claim",
    listing: col.listing[row] as number,
    place: PLACES[col.place[row] as number] ?? "title",
    about: col.about[row] as number,
    clause: lawOfCode(col.clause[row] as number),
    openedAt: col.openedAt[row] as number,
    dueAt: col.dueAt[row] as number,
    answeredAt: col.answeredAt[row] as number,
    evidence: EVIDENCE.filter((_, bit) => ((col.evidence[row] as number) & (1 << bit)) !== 0),
    state: CASE_STATES[col.state[row] as number] ?? "open",
    points: col.points[row] as number,
    fineFen: col.fineFen[row] as number,
  };
}

function maskOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((mask, one) => mask | (1 << EVIDENCE.indexOf(one)), 0);
}

export function lawWriter(world: World, emit: Emit): LawWriter {
  const { law } = world;
  return {
    takeDuty: (shop) => {
      ensureRows(law.record, shop + 1);
      law.record.col.isOn[shop] = 1;
      law.record.col.cleanSince[shop] = world.now;
    },
    answer: (id, evidence) => {
      law.docket.col.evidence[id] = maskOf(evidence);
      law.docket.col.answeredAt[id] = world.now;
      law.docket.col.state[id] = CASE_STATES.indexOf("answered");
      writeCase({ world, emit }, id);
    },
    drillStep: (shop, done, score) => drillStep(world, emit, shop, { done, score }),
    withdraw: (shop, line) => withdraw(world, shop, line),
    buyLicence: (shop, fen) => {
      post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "licence" }, [
        ["platform_fees", fen],
        ["cash", -fen],
      ]);
    },
    orderFakes: (shop, listing, orders, days) => {
      const row = law.fake.count;
      ensureRows(law.fake, row + 1);
      law.fake.col.shop[row] = shop;
      law.fake.col.listing[row] = listing;
      law.fake.col.firstDay[row] = Math.floor(world.now / 24) + 1;
      law.fake.col.days[row] = days;
      law.fake.col.orders[row] = orders;
    },
  };
}

function drillStep(
  world: World,
  emit: Emit,
  shop: number,
  { done, score }: { readonly done: DrillDone; readonly score: number | null },
): void {
  const { step, choice, doneAt, flaw, fen } = done;
  if (fen > 0)
    post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "drill" }, [
      ["platform_fees", fen],
      ["cash", -fen],
    ]);
  // To look at the list one made another copy of it.
  if (choice === "copy-list") noteTaken(world, shop, 1);
  emit.drillSteps.add(
    world.now * 3600,
    shop,
    DRILL_STEPS.indexOf(step),
    DRILL_CHOICES.indexOf(choice),
    DRILL_FLAWS.indexOf(flaw),
    doneAt,
    fen,
  );
  if (score === null) return;
  world.law.record.col.drilledAt[shop] = world.now;
  world.law.record.col.drillScore[shop] = score;
}

/** An unmasked export of members' data may leak in the days after. */
export function noteTaken({ law, now }: World, shop: number, members: number): void {
  if (law.record.col.isOn[shop] !== 1) return;
  const row = law.taken.count;
  ensureRows(law.taken, row + 1);
  law.taken.col.shop[row] = shop;
  law.taken.col.at[row] = now;
  law.taken.col.members[row] = members;
}
