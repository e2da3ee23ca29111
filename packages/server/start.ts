/** How is the whole server put together, and taken down again in order? */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { countFactors, LaterDatabase, openDb, type Db } from "@dianzhang/db";
import type { Place } from "./access.ts";
import { buildApp, type App } from "./app.ts";
import type { Visitor } from "./auth/guard.ts";
import { checkRequired } from "./auth/required.ts";
import { openVault } from "./auth/vault.ts";
import type { Config } from "./config.ts";
import { makeDemoClass } from "./demo.ts";
import { openLakes } from "./lakes.ts";
import { openLessons } from "./lessons/lessons.ts";
import { openOffice } from "./office/office.ts";
import { newRecall } from "./recall.ts";
import { PlainError } from "./plain-words.ts";
import { rewordingsFor } from "./rewording/rewordings.ts";
import { openHost } from "./run/host.ts";
import { keepInstalled } from "./run/models.ts";
import type { StartedOver } from "./run/start-over.ts";
import { readShelf } from "./shelf.ts";
import { openWorths } from "./worth/worths.ts";
import { readTexts } from "./texts.ts";

/** How long a session or a seat is believed without asking the database. */
const RECALL_MS = 1000;
const STARTED_OVER =
  "nobody kept this market's model: it began again under the installed one, and what people decided was decided anew";
const WEB = join(import.meta.dirname, "../web/dist");

export interface Started {
  readonly app: App;
  /** What the first line of the log says about the database. */
  readonly about: string;
  /** What an earlier version's database has just been through. */
  readonly broughtUp: readonly string[];
  close(): Promise<void>;
}

/** Everything but the port; where it cannot be, the database is put down again. */
export async function startServer(config: Config): Promise<Started> {
  const opened = await openDb({ home: config.home, url: config.databaseUrl }).catch(
    (error: unknown) => {
      throw error instanceof LaterDatabase ? new PlainError(error.message) : error;
    },
  );
  try {
    return await startOn(opened, config);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** What the host has to tell, once there is a log to tell it to. */
interface Told {
  trouble: (market: string, reason: string) => void;
  startedOver: (market: string, what: StartedOver) => void;
}

type Opened = Awaited<ReturnType<typeof openDb>>;

async function startOn(opened: Opened, config: Config): Promise<Started> {
  const shelf = readShelf();
  const { db, leases, about, broughtUp } = opened;
  await makeDemoClass(db, shelf);
  const guarding = await openGuarding(db, config);
  const office = openOffice();
  const lakes = await openLakes(join(config.home, "lakes"));
  const told: Told = { trouble: () => undefined, startedOver: () => undefined };
  const host = openHost({
    db,
    leases,
    home: config.home,
    workers: config.workers,
    modelVersion: shelf.modelVersion,
    onTrouble: (market, reason) => told.trouble(market, reason),
    onStartedOver: (market, what) => told.startedOver(market, what),
  });
  const files = { db, office, folder: join(config.home, "files") };
  const lessons = openLessons({ folder: join(config.home, "references") });
  const worths = openWorths();
  const parts = {
    sessions: newRecall<Visitor>(RECALL_MS),
    places: newRecall<Place>(RECALL_MS),
    ...guarding,
    db,
    host,
    lakes,
    files,
    shelf,
    lessons,
    worths,
    rewordings: rewordingsFor(config),
    texts: readTexts(),
    web: existsSync(WEB) ? WEB : undefined,
    logLevel: config.logLevel,
  };
  const app = await buildApp(parts);
  told.trouble = (market, reason) => app.log.error({ market, reason }, "market stopped");
  told.startedOver = (market, what) => app.log.warn({ market, ...what }, STARTED_OVER);
  const { modelVersion: installed } = shelf;
  const models = { installed, folder: join(config.home, "models") };
  const kept = keepInstalled(db, models).catch((error: unknown) =>
    app.log.error({ err: error }, "the model was not kept; the next start tries again"),
  );
  await host.resume();
  return {
    app,
    about,
    broughtUp,
    close: async () => {
      await kept;
      await app.close();
      await host.close();
      await Promise.all([office.close(), lessons.close(), worths.close()]);
      await lakes.close();
      await opened.close();
    },
  };
}

/** Who needs a second factor, and what opens the secrets of those who have one. */
async function openGuarding(db: Db, { home, secondFactorFor = "nobody" }: Config) {
  await checkRequired(db, secondFactorFor);
  return { secondFactorFor, vault: openVault(home, (await countFactors(db)) > 0) };
}
