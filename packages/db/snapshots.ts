/** Where may a market be woken from? A cache of states, each checked before it is believed. */
import { createHash } from "node:crypto";
import type { Db } from "./open.ts";

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

/** The newest snapshot that is whole and was made with the same model and scenario. */
export async function newestSnapshot(
  db: Db,
  market: string,
  made: MadeWith,
): Promise<Snapshot | undefined> {
  const rows = await db
    .selectFrom("snapshots")
    .select(["seq", "tick", "checksum", "bytes"])
    .where("market", "=", market)
    .where("model_version", "=", made.modelVersion)
    .where("scenario_hash", "=", made.scenarioHash)
    .orderBy("seq", "desc")
    .execute();
  return rows.find((row) => checksumOf(row.bytes) === row.checksum);
}

function checksumOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
