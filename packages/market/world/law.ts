/** What the market remembers of the law desk: points, cases, goods taken down, made-up orders, exports that may leak. */
import type { ByteReader, Writer } from "@dianzhang/kernel";
import { grown, loadGrown, saveGrown, type Grown } from "./grown.ts";

const recordSpec = {
  isOn: Uint8Array,
  points: Uint16Array,
  /** The highest step of sanctions reached, and how many points were forgiven. */
  step: Uint8Array,
  cleanSince: Uint32Array,
  demotedUntil: Uint32Array,
  shutUntil: Uint32Array,
  drilledAt: Uint32Array,
  /** Right steps of that drill. */
  drillScore: Uint8Array,
  heldFen: Int32Array,
};
const caseSpec = {
  shop: Uint16Array,
  kind: Uint8Array,
  listing: Int32Array,
  /** Where it was found (a title is 0), the text's number there, and the clause, plus one. */
  place: Uint8Array,
  about: Uint32Array,
  clause: Uint8Array,
  openedAt: Uint32Array,
  dueAt: Uint32Array,
  answeredAt: Uint32Array,
  evidence: Uint16Array,
  state: Uint8Array,
  /** Points and fine it came to, and when it was closed. */
  points: Uint8Array,
  fineFen: Int32Array,
  closedAt: Uint32Array,
};
const goodsSpec = { takenDownUntil: Uint32Array };
/** Made-up orders ordered: so many a day from a day on. */
const fakeSpec = {
  shop: Uint16Array,
  listing: Uint32Array,
  firstDay: Uint32Array,
  days: Uint8Array,
  orders: Uint16Array,
};
/** Texts that were taken down: where, which, a hash of the words. */
const saidSpec = {
  shop: Uint16Array,
  place: Uint8Array,
  id: Uint32Array,
  words: Uint32Array,
  at: Uint32Array,
};
/** Unmasked exports of members' data. */
const exportSpec = { shop: Uint16Array, at: Uint32Array, members: Uint32Array };

export interface LawWorld {
  readonly record: Grown<typeof recordSpec>;
  readonly docket: Grown<typeof caseSpec>;
  readonly goods: Grown<typeof goodsSpec>;
  readonly fake: Grown<typeof fakeSpec>;
  readonly taken: Grown<typeof exportSpec>;
  readonly said: Grown<typeof saidSpec>;
}

const TABLES = ["record", "docket", "goods", "fake", "taken", "said"] as const;

export function newLawWorld(): LawWorld {
  return {
    record: grown(recordSpec, 16),
    docket: grown(caseSpec, 16),
    goods: grown(goodsSpec, 64),
    fake: grown(fakeSpec, 16),
    taken: grown(exportSpec, 16),
    said: grown(saidSpec, 16),
  };
}

/** False as long as nobody in the market has sat down at the law desk's other side. */
export function isWatched(law: LawWorld): boolean {
  return law.record.count > 0;
}

export function saveLaw(out: Writer, law: LawWorld): void {
  for (const name of TABLES) saveGrown(out, `law.${name}`, law[name]);
}

export function loadLaw(from: ByteReader, law: LawWorld): void {
  for (const name of TABLES) loadGrown(from, `law.${name}`, law[name]);
}
