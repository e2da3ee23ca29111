/** `npm run -s replay -- FILE`: the log decided again, compared row by row and day by day. */
import { canonicalJson, type LogRow } from "@dianzhang/kernel";
import { modelVersion } from "@dianzhang/catalog";
import { readWords, UsageError } from "./args.ts";
import { readLogFile } from "./log-file.ts";
import { loadScenario, openFor } from "./simulate.ts";
import type { Market } from "@dianzhang/market";

interface Mismatch {
  readonly what: "events" | "state";
  readonly seq?: number;
  readonly day?: number;
  readonly recorded: unknown;
  readonly replayed: unknown;
}

export async function run(argv: readonly string[]): Promise<void> {
  const { rest } = readWords(argv, [], ["json"]);
  const [file] = rest;
  if (!file) throw new UsageError("replay takes the file of a decision log");
  const { header, rows, hashes } = readLogFile(file);
  const market = openFor({
    ...header,
    scenario: loadScenario(header.scenario),
    pilot: header.pilot ?? undefined,
  });
  const days: { day: number; stateHash: string }[] = [];
  let mismatch: Mismatch | null = null;
  let next = 0;
  for (let tick = 0; tick < header.days * 24; tick += 1) {
    for (; next < rows.length && (rows[next] as LogRow).tick <= tick; next += 1) {
      mismatch ??= decideAgain(market, rows[next] as LogRow);
    }
    const { day } = market.tick();
    if (day === undefined) continue;
    const stateHash = market.stateHash();
    days.push({ day, stateHash });
    const recorded = hashes.get(day);
    if (recorded !== undefined && recorded !== stateHash)
      mismatch ??= { what: "state", day, recorded, replayed: stateHash };
  }
  const version = modelVersion();
  process.stdout.write(
    `${JSON.stringify({
      file,
      modelVersion: version,
      sameModel: version === header.modelVersion,
      days,
      mismatch,
    })}\n`,
  );
  if (mismatch) process.exitCode = 1;
}

// The recorded events are applied, so that one difference does not hide what follows from it.
function decideAgain(market: Market, row: LogRow): Mismatch | null {
  if (row.shop < 0) return null;
  const decision = market.decide(row.shop, row.command, row.resolved ?? {});
  market.apply(row.shop, row.events);
  const replayed = decision.ok ? decision.events : { refused: decision.code };
  if (canonicalJson(replayed) === canonicalJson(row.events)) return null;
  return { what: "events", seq: row.seq, recorded: row.events, replayed };
}
