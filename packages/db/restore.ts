/** How does a backup become a database again, whole or as it stood on an earlier day? */
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { sql } from "kysely";
import { ADVANCE } from "@dianzhang/kernel";
import { FORMAT, KEPT_TABLES, type BackupCount } from "./backup.ts";
import type { Db } from "./open.ts";
import { countPeople } from "./people.ts";

const CHUNK = 500;

export interface RestorePoint {
  /** Every market as its market day of this number ended (0 is the first). */
  readonly day?: number | undefined;
  /** Everything as it stood at this moment. */
  readonly until?: Date | undefined;
}

/** A file that is no backup, or ends too early. */
export class BadBackup extends Error {
  override readonly name = "BadBackup";
}

/** Fills an empty database, all or nothing; `keep` is handed every uploaded file. */
export async function restore(
  db: Db,
  from: string,
  how: RestorePoint & { readonly keep: (name: string, bytes: Buffer) => void },
): Promise<BackupCount> {
  return db.transaction().execute(async (tx) => {
    if ((await countPeople(tx)) > 0) throw new BadBackup("this database is not empty");
    const count = await load(tx, from, how.keep);
    if (how.day !== undefined) await cutAtDay(tx, how.day);
    if (how.until !== undefined) await cutAtMoment(tx, how.until);
    await settleHours(tx);
    return count;
  });
}

async function load(
  tx: Db,
  from: string,
  keep: (name: string, bytes: Buffer) => void,
): Promise<BackupCount> {
  const count = { rows: 0, files: 0 };
  let table: string | undefined;
  let waiting: string[] = [];
  let isWhole = false;
  const flush = async () => {
    if (table !== undefined && waiting.length > 0) await insert(tx, table, waiting);
    waiting = [];
  };
  for await (const line of linesIn(from)) {
    const head = headOf(line);
    if (table === undefined && head?.format !== undefined) {
      if (head.format !== FORMAT) throw new BadBackup(`${from} is a backup of another kind`);
    } else if (head?.table !== undefined) {
      await flush();
      table = known(head.table);
    } else if (head?.end !== undefined) {
      await flush();
      isWhole = head.end.rows === count.rows && head.end.files === count.files;
    } else if (table === "uploads") {
      const { name, base64 } = JSON.parse(line) as { name: string; base64: string };
      keep(name, Buffer.from(base64, "base64"));
      count.files += 1;
    } else {
      waiting.push(line);
      count.rows += 1;
      if (waiting.length >= CHUNK) await flush();
    }
  }
  if (!isWhole) throw new BadBackup(`${from} is not a whole backup`);
  return count;
}

interface Head {
  readonly format?: string;
  readonly table?: string;
  readonly end?: BackupCount;
}

// Rows have many fields; lines of the frame begin with their only one.
function headOf(line: string): Head | undefined {
  return /^\{"(format|table|end)":/.test(line) ? (JSON.parse(line) as Head) : undefined;
}

function known(table: string): string {
  if (table === "uploads" || KEPT_TABLES.some((one) => one === table)) return table;
  throw new BadBackup(`there is no table ${table}`);
}

async function* linesIn(from: string): AsyncGenerator<string> {
  // What the file cannot give reaches the reader as well; piped alone it would end the program.
  const unpacked = createGunzip();
  pipeline(createReadStream(from), unpacked, () => undefined);
  try {
    yield* createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    throw new BadBackup(`${from} cannot be read`, { cause: error });
  }
}

async function insert(tx: Db, table: string, lines: readonly string[]): Promise<void> {
  const all = `[${lines.join(",")}]`;
  const name = sql.table(table);
  await sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${all}::json)`.execute(
    tx,
  );
}

// A row's tick is the hour before which it was decided, so these are beginnings of the logs.
async function cutAtDay(tx: Db, day: number): Promise<void> {
  await tx
    .deleteFrom("decisions")
    .where("tick", ">=", (day + 1) * 24)
    .execute();
}

async function cutAtMoment(tx: Db, until: Date): Promise<void> {
  await sql`delete from grades where at > ${until}`.execute(tx);
  await sql`delete from attempts where started_at > ${until}`.execute(tx);
  await sql`delete from decisions d using (
      select market, min(seq) as first from decisions where at > ${until} group by market
    ) late where d.market = late.market and d.seq >= late.first`.execute(tx);
  await sql`delete from grades where attempt in (
      select a.id from attempts a join markets m on m.id = a.market where m.created_at > ${until})`.execute(
    tx,
  );
  await sql`delete from attempts where market in (select id from markets where created_at > ${until})`.execute(
    tx,
  );
  await sql`delete from markets where created_at > ${until}`.execute(tx);
  await sql`delete from files where created_at > ${until}`.execute(tx);
}

// Where the log now ends, there the clock stands.
async function settleHours(tx: Db): Promise<void> {
  await sql`update markets m set run_until = null, now = coalesce(
      (select max(d.tick) + 1 from decisions d
        where d.market = m.id and d.command ->> 'type' = ${ADVANCE}), 0)`.execute(tx);
}
