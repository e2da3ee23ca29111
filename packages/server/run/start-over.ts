/** How does a market whose model nobody kept go on? It begins again under the installed one. */
import { adoptModel, readLog, replaceEvents } from "@dianzhang/db";
import { clearLake } from "@dianzhang/insights";
import { ADVANCE } from "@dianzhang/kernel";
import type { Live } from "./live.ts";
import type { Db } from "@dianzhang/db";
import type { DecidedAnew, Setup } from "./messages.ts";

const CHUNK = 500;

/** What whoever runs the house is told: how much was decided, and how much of it falls away. */
export interface StartedOver {
  readonly decisions: number;
  readonly refused: number;
}

/**
 * What people told stays in the log, and every hour is run again. Events are another model's words, which the
 * installed one cannot be trusted to read: each command is decided anew, and its row holds what came of it; one
 * that is refused now comes to nothing. All of that is true at once, with the last row, or not at all.
 */
export async function startOver(db: Db, live: Live, setup: Setup): Promise<StartedOver> {
  const { installed } = live.models;
  const { id: market, lane, row } = live;
  clearLake(live.lake);
  await lane.send({
    kind: "open",
    market,
    setup: { ...setup, model: { version: installed, file: null } },
  });
  const limit = row.quarantine_seq ?? Number.POSITIVE_INFINITY;
  const all: DecidedAnew[] = [];
  let head = -1;
  let now = 0;
  for (;;) {
    const read = await readLog(db, market, { after: head, limit: CHUNK });
    const rows = read.filter(({ seq }) => seq < limit);
    all.push(...(await lane.send<DecidedAnew[]>({ kind: "decide-anew", market, rows })));
    head = rows.at(-1)?.seq ?? head;
    now = (rows.findLast(({ command }) => command.type === ADVANCE)?.tick ?? now - 1) + 1;
    if (rows.length < CHUNK) break;
  }
  await db.transaction().execute(async (tx) => {
    await replaceEvents(tx, market, all);
    await adoptModel(tx, market, installed);
  });
  live.row = { ...row, model_version: installed };
  live.model = installed;
  live.head = head;
  live.now = now;
  return { decisions: all.length, refused: all.filter((one) => one.isRefused).length };
}
