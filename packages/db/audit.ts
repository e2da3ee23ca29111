/** What happened to the protection of an account, and who did it? Lines are added, never changed. */
import { newId } from "./ids.ts";
import type { Db } from "./open.ts";
import type { AuditEvent } from "./words.ts";

export interface AuditLine {
  readonly what: AuditEvent;
  readonly at: Date;
  /** The name of who did it; null for whoever runs the house. */
  readonly by: string | null;
}

export async function writeAudit(
  tx: Db,
  line: { readonly person: string; readonly what: AuditEvent; readonly by: string | null },
): Promise<void> {
  await tx
    .insertInto("account_audit")
    .values({ id: newId(), ...line })
    .execute();
}

/** Newest first. */
export async function auditOf(db: Db, person: string, limit: number): Promise<AuditLine[]> {
  return db
    .selectFrom("account_audit")
    .leftJoin("people", "people.id", "account_audit.by")
    .select(["account_audit.what", "account_audit.at", "people.name as by"])
    .where("account_audit.person", "=", person)
    .orderBy("account_audit.at", "desc")
    .limit(limit)
    .execute();
}
