/** Who works in the shops while machines fail? Trainees who write down everything they were told is done. */
import { setTimeout as sleep } from "node:timers/promises";
import { signIn, type Ask } from "../bench/seat.ts";

const ACCOUNTS = ["demo-1", "demo-2", "demo-3"];
const SHOPPERS = 2000;

/** An answer "accepted": this row of this market's log holds this. */
export interface Acknowledged {
  readonly market: string;
  readonly seq: number;
  /** Found in the row's command. */
  readonly mark: string;
}

export interface Crew {
  readonly acknowledged: readonly Acknowledged[];
  readonly markets: readonly string[];
  /** Questions and imports done, so that a campaign can say what was going on. */
  readonly done: {
    commands: number;
    clocks: number;
    imports: number;
    reads: number;
    /** Commands nobody answered the first time, sent once more under their key. */
    sentAgain: number;
  };
  /** Answers of 500: trouble nobody foresaw. */
  readonly unforeseen: string[];
  stop(): Promise<void>;
}

interface Place {
  readonly cookie: string;
  readonly ask: Ask;
  readonly market: string;
  readonly url: string;
}

/** Opens three small markets and keeps working in them, through every failure, until told to stop. */
export async function startCrew(urlNow: () => string): Promise<Crew> {
  const acknowledged: Acknowledged[] = [];
  const unforeseen: string[] = [];
  const done = { commands: 0, clocks: 0, imports: 0, reads: 0, sentAgain: 0 };
  const markets: string[] = [];
  for (const account of ACCOUNTS) markets.push(await openMarket(urlNow(), account));
  let isStopping = false;
  let count = 0;

  async function work(account: string, market: string): Promise<void> {
    let place: Place | undefined;
    const unanswered: string[] = [];
    while (!isStopping) {
      try {
        if (place?.url !== urlNow()) place = await arrive(urlNow(), account, market);
        count += 1;
        await once(place, count, { acknowledged, done, unanswered });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (/: 500 /.test(reason)) unforeseen.push(reason);
        if (/: 401 /.test(reason)) place = undefined;
        await sleep(20);
      }
    }
  }

  const working = ACCOUNTS.map((account, i) => work(account, markets[i] ?? ""));
  return {
    acknowledged,
    markets,
    done,
    unforeseen,
    stop: async () => {
      isStopping = true;
      await Promise.all(working);
    },
  };
}

async function openMarket(url: string, account: string): Promise<string> {
  const { ask } = await signIn({ url }, account);
  const opened = await ask<{ id: string }>("/api/markets", {
    scenario: "apparel",
    seed: 7,
    shoppers: SHOPPERS,
    name: "chaos",
  });
  return opened.id;
}

async function arrive(url: string, account: string, market: string): Promise<Place> {
  return { ...(await signIn({ url }, account)), market, url };
}

async function once(
  { ask, cookie, market, url }: Place,
  count: number,
  book: { acknowledged: Acknowledged[]; done: Crew["done"]; unanswered: string[] },
): Promise<void> {
  const at = `/api/markets/${market}`;
  const note = ({ seq }: { seq: number }, mark: string) =>
    book.acknowledged.push({ market, seq, mark });
  const kind = count % 20;
  if (kind === 3) {
    await ask(`${at}/clock`, { hours: 30 }).then(
      () => (book.done.clocks += 1),
      (error: unknown) => {
        // A clock that runs is no failure.
        if (!String(error).includes(": 409 ")) throw error;
      },
    );
  } else if (kind === 9) {
    const file = await upload({ url, cookie }, at);
    note(
      await ask(`${at}/commands`, { type: "listing/import-workbook", file, mode: "good-rows" }),
      file,
    );
    book.done.imports += 1;
  } else if (kind % 5 === 1) {
    await ask(`${at}/metrics/overview?from=0&to=2592000`);
    await ask(`${at}/views/listing/listing-list`);
    book.done.reads += 1;
  } else {
    const [owed] = book.unanswered;
    const name = owed ?? `Tea ${count}.`;
    if (owed === undefined) book.unanswered.push(name);
    const command = { type: "storefront/set-profile", name, mainCategory: "dress" };
    note(await ask(`${at}/commands`, command, { key: keyOf(name) }), name);
    book.unanswered.shift();
    book.done.commands += 1;
    if (owed !== undefined) book.done.sentAgain += 1;
  }
}

function keyOf(name: string): string {
  return name.replaceAll(/\W/g, "-").padEnd(8, "-");
}

// The template a trainee downloads holds a good line for every category.
async function upload(
  { url, cookie }: { url: string; cookie: string },
  at: string,
): Promise<string> {
  const headers = { cookie };
  const template = await fetch(`${url}${at}/renders/listing/import-template?format=csv`, {
    headers,
  });
  if (!template.ok) throw new Error(`import-template: ${template.status} ${await template.text()}`);
  const body = new FormData();
  body.append("file", new Blob([await template.arrayBuffer()]), "goods.csv");
  const answer = await fetch(`${url}/api/files`, { method: "POST", body, headers });
  if (!answer.ok) throw new Error(`/api/files: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { hash: string }).hash;
}
