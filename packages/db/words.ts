/** Which words may stand in the columns that hold a choice? */
export type Role = "admin" | "teacher" | "trainee";
export type Mode = "solo" | "shared";

/** What can happen to the second factor of an account. */
export type AuditEvent =
  | "on"
  | "off"
  | "recovery-used"
  | "recovery-renewed"
  | "code-reused"
  | "reset";
