/** Where may a market be woken from? A cache of states, each checked before it is believed. */
import { createHash } from "node:crypto";
import type { Db } from "./open.ts";

/** A snapshot that was found, with the model it was made by. */
export interface FoundSnapshot extends Snapshot {
  readonly modelVersion: string;
}

export interface Snapshot {
  readonly seq: number;
  readonly tick: number;
  readonly bytes: Uint8Array;
}

/** What a snapshot was made with; another model or scenario makes it worthless. */
export interface MadeWith {
  readonly modelVersion: string;
  readonly scenarioHash: string;
}

/** Keeps a snapshot and drops all but the two newest. */
export async function keepSnapshot(
  db: Db,
  market: string,
  snapshot: Snapshot,
  made: MadeWith,
): Promise<void> {
  const bytes = Buffer.from(snapshot.bytes);
  await db
    .insertInto("snapshots")
    .values({
      market,
      seq: snapshot.seq,
      tick: snapshot.tick,
      model_version: made.modelVersion,
      scenario_hash: made.scenarioHash,
      checksum: checksumOf(bytes),
      bytes,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = db
    .selectFrom("snapshots")
    .select("seq")
    .where("market", "=", market)
    .orderBy("seq", "desc")
    .limit(2);
  await db
    .deleteFrom("snapshots")
    .where("market", "=", market)
    .where("seq", "not in", kept)
    .execute();
}

/** The newest whole snapshot before row `before`, made of this scenario by one of these models. */
export async function newestSnapshot(
  db: Db,
  market: string,
  of: {
    readonly models: readonly string[];
    readonly scenarioHash: string;
    readonly before: number;
  },
): Promise<FoundSnapshot | undefined> {
  const rows = await db
    .selectFrom("snapshots")
    .select(["seq", "tick", "checksum", "bytes", "model_version"])
    .where("market", "=", market)
    .where("model_version", "in", of.models)
    .where("scenario_hash", "=", of.scenarioHash)
    .orderBy("seq", "desc")
    .execute();
  const found = rows.find((row) => row.seq < of.before && checksumOf(row.bytes) === row.checksum);
  return found && { ...found, modelVersion: found.model_version };
}

function checksumOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
