/** How does a pasted roster become people with accounts? */
import { account as accountShape, type Enrolled } from "@dianzhang/api";
import { addPerson, enrol, findAccount, rosterOf, type Db } from "@dianzhang/db";
import { hashPassword, initialPassword } from "../auth/passwords.ts";
import { Fault } from "../fault.ts";

interface Line {
  readonly name: string;
  readonly account: string | undefined;
}

/**
 * Enrols every line. A new account gets an initial password, answered this once; an account that is
 * in the class already stays as it is; one that belongs to somebody else stops the whole paste.
 */
export async function enrolAll(db: Db, classId: string, text: string): Promise<Enrolled> {
  const lines = readLines(text);
  const roster = await rosterOf(db, classId);
  const inClass = new Map(roster.map((person) => [person.account, person]));
  for (const { account } of lines) {
    const isTaken =
      account !== undefined && !inClass.has(account) && (await findAccount(db, account));
    if (isTaken) throw new Fault("account-taken", { account });
  }
  const newcomers = lines.filter(({ account }) => account === undefined || !inClass.has(account));
  const made = await Promise.all(
    newcomers.map(async (line) => {
      const password = initialPassword();
      return { ...line, password, passwordHash: await hashPassword(password) };
    }),
  );
  return db.transaction().execute(async (tx) => {
    const created: Enrolled["created"] = [];
    const numbers = { next: 1 };
    for (const { name, account, password, passwordHash } of made) {
      const taken = await addTrainee(tx, { name, account, passwordHash }, numbers);
      await enrol(tx, classId, taken.id);
      created.push({ name, account: taken.account, password });
    }
    const kept = lines.flatMap(({ account }) => {
      const person = inClass.get(account ?? "");
      return person ? [{ name: person.name, account: person.account }] : [];
    });
    return { created, kept };
  });
}

// A line without an account gets the next free number; the lines of a paste count on, so that each number is tried once.
async function addTrainee(
  db: Db,
  {
    name,
    account,
    passwordHash,
  }: { name: string; account: string | undefined; passwordHash: string },
  numbers: { next: number },
): Promise<{ id: string; account: string }> {
  for (;;) {
    const wanted = account ?? `trainee${numbers.next++}`;
    const added = await addPerson(db, { account: wanted, name, role: "trainee", passwordHash });
    if (added) return added;
    if (account !== undefined) throw new Fault("account-taken", { account });
  }
}

/** `name<TAB>account`, or a comma between them; the account may be left out. */
function readLines(text: string): Line[] {
  const lines = text.split(/\r?\n/).map((line, i) => ({ line: line.trim(), number: i + 1 }));
  return lines
    .filter(({ line }) => line !== "")
    .map(({ line, number }) => {
      const [name = "", account] = line.split(/\t|,|\uFF0C/).map((part) => part.trim());
      const shaped = account ? accountShape.safeParse(account) : undefined;
      if (name === "" || name.length > 60 || shaped?.success === false)
        throw new Fault("roster-line", { line: number });
      return { name, account: shaped?.data };
    });
}
