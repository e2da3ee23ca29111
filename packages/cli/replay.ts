/** `npm run -s replay -- FILE [--model BUNDLE] [--without SEQ,SEQ]`: the log decided again, and compared. */
import { existsSync } from "node:fs";
import { canonicalJson, type LogRow } from "@dianzhang/kernel";
import { loadModel, modelVersion, type Model } from "@dianzhang/catalog";
import { readWords, text, UsageError } from "./args.ts";
import { readLogFile, type LogFile } from "./log-file.ts";
import { loadScenario, openFor } from "./simulate.ts";
import { completedScenario, type Market, type Scenario } from "@dianzhang/market";
import { withoutRows } from "@dianzhang/desk-kit";

interface Mismatch {
  readonly what: "events" | "state";
  readonly seq?: number;
  readonly day?: number;
  readonly recorded: unknown;
  readonly replayed: unknown;
}

export async function run(argv: readonly string[]): Promise<void> {
  const { words, rest } = readWords(argv, ["model", "without"], ["json"], 1);
  const [file] = rest;
  if (!file) throw new UsageError("replay takes the file of a decision log");
  const { header, rows, hashes } = readLogFile(file);
  const without = text(words, "without");
  const bundle = text(words, "model");
  const model = bundle === undefined ? undefined : await modelIn(bundle);
  const asOpened = {
    ...header,
    scenario: scenarioOf(header),
    pilot: header.pilot ?? undefined,
  };
  const open = (): Market => openFor(asOpened, model);
  const market = open();
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
      ...(without !== undefined
        ? {
            without: withoutRows(open, rows, seqsOf(without, rows), header.days),
          }
        : {}),
    })}\n`,
  );
  if (mismatch) process.exitCode = 1;
}

function scenarioOf({ scenario, frozen }: LogFile["header"]): Scenario {
  if (!frozen) return loadScenario(scenario);
  try {
    return completedScenario(frozen);
  } catch {
    throw new UsageError("the log's scenario was written by a later version, or is not whole");
  }
}

async function modelIn(bundle: string): Promise<Model> {
  if (!existsSync(bundle)) throw new UsageError(`${bundle}: there is no such file or folder`);
  try {
    const model = (await loadModel(bundle)) as Model | undefined;
    if (model) return model;
  } catch {
    // Told below, like a file that holds something else.
  }
  throw new UsageError(`${bundle}: this is no bundle of a model; npm run model makes one`);
}

function seqsOf(given: string, rows: readonly LogRow[]): number[] {
  const seqs = given.split(",").map(Number);
  const found = rows.filter((row) => row.shop >= 0 && seqs.includes(row.seq));
  if (found.length !== seqs.length)
    throw new UsageError(
      `--without takes numbers of decisions in the log, such as 12,15; not ${given}`,
    );
  if (new Set(found.map((row) => row.shop)).size > 1)
    throw new UsageError("--without takes decisions of one shop at a time");
  return seqs;
}

// The recorded events are applied, so that one difference does not hide what follows from it.
function decideAgain(market: Market, row: LogRow): Mismatch | null {
  if (row.shop < 0) return null;
  const decision = market.decide(row.shop, row.command, row.resolved ?? {});
  try {
    market.apply(row.shop, row.events);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`row ${row.seq}: its events cannot happen in this market: ${why}`);
  }
  const replayed = decision.ok ? decision.events : { refused: decision.code };
  if (canonicalJson(replayed) === canonicalJson(row.events)) return null;
  return { what: "events", seq: row.seq, recorded: row.events, replayed };
}
