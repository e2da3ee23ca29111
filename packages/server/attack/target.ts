/** Whom does the attacker meet? A running server, its doors, and people whose things are not the attacker's. */
import { addPerson, openDb, openSession } from "@dianzhang/db";
import { startProgram, temporaryHome, type Program } from "../bench/program.ts";
import { signIn } from "../bench/seat.ts";
import { protectSomebody, ticketFor, type Halfway } from "./halfway.ts";

export interface Door {
  readonly method: string;
  readonly path: string;
}

export interface Target {
  readonly program: Program;
  readonly doors: readonly Door[];
  /** Cookies by role: the victim's own, another trainee's, her teacher's, another teacher's, dead ones. */
  readonly cookies: Readonly<
    Record<
      | "victim"
      | "trainee"
      | "teacher"
      | "foreignTeacher"
      | "stale"
      | "signedOut"
      | "forged"
      | "ticket",
      string
    >
  >;
  /** Somebody with a second factor, whose password was stolen. */
  readonly halfway: Halfway;
  /** The victim's things, by the name a door's path gives them. */
  readonly ids: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function openTarget(): Promise<Target> {
  const { home, remove } = temporaryHome();
  const program = await startProgram(home, { isQuiet: true });
  const victim = await signIn(program, "demo-1");
  const trainee = await signIn(program, "demo-2");
  const teacher = await signIn(program, "demo-teacher");
  const [market] = await victim.ask<{ id: string }[]>("/api/markets");
  const [own] = await teacher.ask<{ id: string }[]>("/api/classes");
  const me = await victim.ask<{ person: { id: string } }>("/api/me");
  const halfway = await protectSomebody(program, teacher.ask);
  const ticket = (await ticketFor(program, halfway)) ?? "";
  const { foreignTeacher, stale } = await strangers(home);
  const gone = await signIn(program, "demo-3");
  await fetch(`${program.url}/api/session`, { method: "DELETE", headers: { cookie: gone.cookie } });
  return {
    program,
    doors: await doorsOf(program),
    cookies: {
      victim: victim.cookie,
      trainee: trainee.cookie,
      teacher: teacher.cookie,
      foreignTeacher,
      stale,
      signedOut: gone.cookie,
      // Shown as what it is, and as what it is not.
      ticket: `${ticket}; ${ticket.replace("ticket", "session")}`,
      forged: `dianzhang_session=${"A".repeat(43)}`,
    },
    halfway,
    ids: {
      market: market?.id ?? "",
      class: own?.id ?? "",
      person: me.person.id,
      attempt: "0".repeat(26),
      hash: "0".repeat(64),
      desk: "storefront",
      view: "shop",
      slug: "freight-that-sells",
      metric: "overview",
    },
    close: async () => {
      await program.stop();
      remove();
    },
  };
}

// A teacher of nobody here, and a session that ran out.
async function strangers(home: string): Promise<{ foreignTeacher: string; stale: string }> {
  const opened = await openDb({ home, url: undefined });
  try {
    const who = {
      account: "stranger",
      name: "Stranger",
      role: "teacher",
      passwordHash: null,
    } as const;
    const added = await addPerson(opened.db, who);
    const inAnHour = new Date(Date.now() + 3_600_000);
    const token = await openSession(opened.db, added?.id ?? "", inAnHour);
    const old = await openSession(opened.db, added?.id ?? "", new Date(Date.now() - 1000));
    return {
      foreignTeacher: `dianzhang_session=${token}`,
      stale: `dianzhang_session=${old}`,
    };
  } finally {
    await opened.close();
  }
}

async function doorsOf({ url }: Program): Promise<Door[]> {
  const answer = await fetch(`${url}/api/docs/json`);
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

/** The door's path with the victim's things in it. */
export function at({ ids }: Target, { path }: Door): string {
  // A step of a history is a number: asked rightly, so that only the right to it is missing.
  const known: Readonly<Record<string, string>> = { seq: "0", ...ids };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? "x");
}
