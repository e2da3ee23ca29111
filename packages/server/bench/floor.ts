/** How long from an answer on the service floor to the buyer's next line on the screen, with fifty on duty at once? */
import { readyShop } from "@dianzhang/desk-kit";
import type { Scenario } from "@dianzhang/market";
import { readShelf } from "../shelf.ts";
import type { BenchLine } from "./lines.ts";
import { startProgram, temporaryHome } from "./program.ts";
import { signIn, type Ask } from "./seat.ts";

const TRAINEES = 50;
const SHOPPERS = 200_000;
const HOURS = 10;
/** Whoever is on duty reads and types this long between two answers. */
const THINKS_MS = 2000;

interface Floor {
  readonly chats: readonly {
    readonly chat: number;
    readonly isOpen: boolean;
    readonly messages: readonly unknown[];
  }[];
}

/** A class of fifty in one market, all on duty; each answers everybody who writes, twice. */
export async function benchFloor(): Promise<BenchLine[]> {
  const { home, remove } = temporaryHome();
  const program = await startProgram(home);
  try {
    const { ask } = await signIn(program, "demo-teacher");
    const market = await openClass(ask);
    const at = `/api/markets/${market}`;
    const { scenario } = readShelf().take("apparel");
    const shops = Array.from({ length: TRAINEES }, (_, shop) => shop);
    await Promise.all(shops.map((shop) => openShop(ask, at, shop, scenario)));
    await advance(ask, at, 8);
    const times: number[] = [];
    for (let hour = 0; hour < HOURS; hour += 1) {
      await advance(ask, at, 1);
      const sessions = shops.map((shop) => serve(ask, `${at}/commands?shop=${shop}`, at, shop));
      times.push(...(await Promise.all(sessions)).flat());
    }
    const sorted = times.toSorted((a, b) => a - b);
    const line = (name: string, share: number): BenchLine => ({
      name: `service-floor/${name}`,
      value: Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10,
      unit: "ms",
      answers: sorted.length,
      trainees: TRAINEES,
    });
    return [line("p50", 0.5), line("p95", 0.95), line("p99", 0.99)];
  } finally {
    await program.stop();
    remove();
  }
}

async function openClass(ask: Ask): Promise<string> {
  const { id } = await ask<{ id: string }>("/api/classes", { name: "floor" });
  const text = Array.from({ length: TRAINEES }, (_, i) => `Floor ${i}\tfloor${i}`).join("\n");
  await ask(`/api/classes/${id}/roster`, { text });
  const setting = { scenario: "apparel", mode: "shared", seed: 7, shoppers: SHOPPERS };
  const { markets } = await ask<{ markets: string[] }>(`/api/classes/${id}/markets`, setting);
  return markets[0] ?? "";
}

async function openShop(ask: Ask, at: string, shop: number, scenario: Scenario): Promise<void> {
  const commands = readyShop(scenario, {
    name: `Floor ${shop}`,
    grade: "standard",
    shoot: "studio",
    priceFen: 9900,
    stock: 100,
  });
  const own = commands.filter(({ type }) => type === "listing/create-listing");
  for (const command of own) await ask(`${at}/commands?shop=${shop}`, command);
  const lines = await ask<{ listing: number }[]>(`${at}/views/listing/listing-list?shop=${shop}`);
  const listings = lines.map(({ listing }) => listing);
  for (const command of commands) {
    if (command.type === "listing/create-listing") continue;
    const given = command.type === "listing/publish" ? { ...command, listings } : command;
    await ask(`${at}/commands?shop=${shop}`, given);
  }
  await ask(`${at}/commands?shop=${shop}`, { type: "service/go-on-duty" });
}

async function advance(ask: Ask, at: string, hours: number): Promise<void> {
  await ask(`${at}/clock`, { hours });
  for (;;) {
    const { clock } = await ask<{ clock: { isRunning: boolean } }>(at);
    if (!clock.isRunning) return;
    await pause(30);
  }
}

// From sending the answer until the screen has been told what the buyer says to it.
async function serve(ask: Ask, tell: string, at: string, shop: number): Promise<number[]> {
  const look = (): Promise<Floor> => ask<Floor>(`${at}/views/service/floor?shop=${shop}`);
  const times: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    const { chats } = await look();
    for (const { chat, messages } of chats.filter(({ isOpen }) => isOpen)) {
      await pause(Math.random() * THINKS_MS);
      const began = performance.now();
      await ask(tell, {
        type: "service/reply",
        chat,
        text: round === 0 ? "Hello, may I ask your height and weight?" : "I recommend size M",
        waited: `chat-${chat}`,
      });
      const after = (await look()).chats.find((one) => one.chat === chat);
      if ((after?.messages.length ?? 0) > messages.length) times.push(performance.now() - began);
    }
  }
  return times;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
