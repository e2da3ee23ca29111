/** What does the server say when it does not do what was asked? One shape, a named code, both languages. */
import { z } from "zod";
import { bilingual } from "./bilingual.ts";

/** The server's own codes; a desk adds its refusals as `desk/problem`. Each has a text in both languages. */
export const FAULT_CODES = [
  "signed-out",
  "wrong-password",
  "not-allowed",
  "not-found",
  "malformed",
  "foreign-origin",
  "too-many-requests",
  "too-large",
  "not-a-picture",
  "picture-too-large",
  "not-a-workbook",
  "workbook-formula",
  "workbook-too-large",
  "workbook-too-many-rows",
  "workbook-empty",
  "file-name",
  "clock-running",
  "key-reused",
  "lesson-over",
  "model-current",
  "model-at-day-end",
  "model-does-not-fit",
  "not-in-model",
  "later-version",
  "worth-across-models",
  "branch-practice-only",
  "no-such-decision",
  "market-quarantined",
  "market-not-yours-to-run",
  "account-taken",
  "roster-line",
  "demo-elsewhere",
  "no-such-scenario",
  "not-renderable",
  "storage-trouble",
  "not-your-password",
  "guessable-password",
  "wrong-code",
  "ticket-over",
  "second-factor-owed",
  "second-factor-on",
  "second-factor-off",
  "second-factor-unreadable",
  "unexpected",
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** Every answer that is not 2xx. */
export const fault = z.object({
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  text: bilingual,
});
export type Fault = z.infer<typeof fault>;
