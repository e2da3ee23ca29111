/** Which tables are there, as Kysely sees them? The truth is in migrations/. */
import type { AuditEvent, Mode, Role } from "./words.ts";
import type { ColumnType, Generated, JSONColumnType } from "kysely";

type Created = ColumnType<Date, never, never>;
/** Kept as `json`, not `jsonb`: the text comes back exactly as it was written. */
type Json<T> = JSONColumnType<T & object, string, string>;

export interface Schema {
  people: {
    id: string;
    account: string;
    name: string;
    role: Role;
    password_hash: string | null;
    is_demo: Generated<boolean>;
    created_at: Created;
  };
  sessions: { token_hash: Buffer; person: string; expires_at: Date; created_at: Created };
  second_factors: {
    person: string;
    sealed: Buffer;
    confirmed_at: Date | null;
    last_step: Generated<number>;
  };
  recovery_codes: { person: string; letter: string; code_hash: string; used_at: Date | null };
  tickets: { token_hash: Buffer; person: string; tries: Generated<number>; expires_at: Date };
  account_audit: {
    id: string;
    person: string;
    what: AuditEvent;
    by: string | null;
    at: Created;
  };
  classes: { id: string; name: string; teacher: string; created_at: Created };
  enrolments: { class: string; person: string };
  scenarios: { hash: string; id: string; json: Json<unknown> };
  markets: {
    id: string;
    class: string | null;
    name: string;
    scenario: string;
    scenario_hash: string;
    model_version: string;
    seed: number;
    shoppers: number;
    seats: number;
    mode: Mode;
    lesson: string | null;
    now: Generated<number>;
    quarantine_reason: string | null;
    quarantine_seq: number | null;
    run_until: Generated<number | null>;
    parent: string | null;
    parent_seq: number | null;
    created_at: Created;
  };
  seats: { market: string; shop: number; person: string };
  decisions: {
    market: string;
    seq: number;
    tick: number;
    shop: number;
    command: Json<{ type: string }>;
    events: Json<readonly { type: string }[]>;
    resolved: Json<unknown> | null;
    person: string | null;
    /** What its sender calls it, so that it can be sent again. */
    key: string | null;
    at: Created;
  };
  models: { version: string; code: string; made_at: Created };
  snapshots: {
    market: string;
    seq: number;
    tick: number;
    model_version: string;
    scenario_hash: string;
    checksum: string;
    bytes: Buffer;
  };
  files: {
    hash: string;
    person: string;
    kind: "picture" | "workbook";
    name: string;
    bytes: number;
    features: Json<unknown> | null;
    rows: number | null;
    created_at: Created;
  };
  attempts: {
    id: string;
    person: string;
    lesson: string;
    market: string;
    prepared: Generated<number>;
    started_at: Created;
  };
  grades: {
    attempt: string;
    score: number;
    detail: Json<unknown>;
    model_version: string;
    at: ColumnType<Date, never, never>;
  };
}
