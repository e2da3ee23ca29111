/** Which files has a person put, and what was measured on them? */
import type { Db } from "./open.ts";

export interface FileRow {
  readonly hash: string;
  readonly kind: "picture" | "workbook";
  readonly name: string;
  readonly bytes: number;
  readonly features: unknown;
  readonly rows: number | null;
}

const COLUMNS = ["hash", "kind", "name", "bytes", "features", "rows"] as const;

export async function addFile(db: Db, person: string, file: FileRow): Promise<void> {
  const features = file.features ? JSON.stringify(file.features) : null;
  await db
    .insertInto("files")
    .values({ ...file, person, features })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A file this person put; another person's answers undefined. */
export async function findOwnFile(
  db: Db,
  person: string,
  hash: string,
): Promise<FileRow | undefined> {
  return db
    .selectFrom("files")
    .select(COLUMNS)
    .where("hash", "=", hash)
    .where("person", "=", person)
    .executeTakeFirst();
}

/** A picture anybody put: pictures are shown in shop fronts, so they are not private. */
export async function findPicture(db: Db, hash: string): Promise<FileRow | undefined> {
  return db
    .selectFrom("files")
    .select(COLUMNS)
    .where("hash", "=", hash)
    .where("kind", "=", "picture")
    .executeTakeFirst();
}
