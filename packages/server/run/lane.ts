/** How is one worker kept busy, and fairly? One order at a time, urgent ones before ticks. */
import { Worker } from "node:worker_threads";
import { Fault } from "../fault.ts";
import type { Order, Reply } from "./messages.ts";
import { StorageTrouble } from "./storage.ts";
import { newGate } from "./turns.ts";

/** The engine broke its own promise: the market must not go on. */
export class Broken extends Error {
  override readonly name = "Broken";
  /** The row that broke it, where it is known. */
  readonly seq: number | undefined;

  constructor(reason: string, seq?: number) {
    super(reason);
    this.seq = seq;
  }
}

/** A worker that dies so often without one answer will not live: something is wrong with the program. */
const DEATHS = 5;

/** Hours under way in one worker: one runs, the next one's row is being committed. */
const HOURS = 2;

interface Job {
  readonly order: Order;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface Lane {
  /** Sends an order; the answer's type is the order's own affair. */
  send<T>(order: Order): Promise<T>;
  /**
   * Runs an hour's work when it is the market's turn. Few hours are under way at once, so that a market is
   * held up for its own hour, not while it waits behind everybody else's.
   */
  hour<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens a worker. Ticks wait in a queue of their own, first come first served, so markets that run side
 * by side take turns; everything else goes before the next tick. `onDeath` hears when the worker died:
 * the markets that lived there are gone from memory.
 */
export function openLane(onDeath: () => void): Lane {
  const urgent: Job[] = [];
  const ticks: Job[] = [];
  let current: Job | undefined;
  let count = 0;
  let deaths = 0;
  let isClosing = false;
  let worker = start();

  function start(): Worker {
    const made = new Worker(new URL("worker.ts", import.meta.url), { name: "markets" });
    made.on("message", (reply: Reply) => settle(reply));
    made.on("error", (error) => die(error));
    made.on("exit", () => die(new Error("the worker ended")));
    return made;
  }

  function die(error: Error): void {
    if (isClosing) return;
    const lost = current;
    current = undefined;
    deaths += 1;
    worker.removeAllListeners();
    if (deaths > DEATHS) throw error;
    worker = start();
    onDeath();
    lost?.reject(new Broken(`the worker died: ${error.message}`));
    turnAway([urgent, ticks], "the worker died; try again");
  }

  function settle(reply: Reply): void {
    const job = current;
    current = undefined;
    deaths = 0;
    if (reply.ok) job?.resolve(reply.value);
    else job?.reject(errorOf(reply));
    pump();
  }

  function pump(): void {
    if (current) return;
    current = urgent.shift() ?? ticks.shift();
    if (current) worker.postMessage({ id: (count += 1), order: current.order });
  }

  return {
    send: <T>(order: Order) =>
      new Promise<T>((resolve, reject) => {
        const job = { order, resolve: resolve as (value: unknown) => void, reject };
        (order.kind === "tick" ? ticks : urgent).push(job);
        pump();
      }),
    hour: newGate(HOURS),
    close: async () => {
      isClosing = true;
      turnAway([urgent, ticks], "the server stops");
      await worker.terminate();
    },
  };
}

function turnAway(queues: readonly Job[][], reason: string): void {
  for (const job of queues.flatMap((queue) => queue.splice(0))) job.reject(new Error(reason));
}

function errorOf(reply: Extract<Reply, { ok: false }>): Error {
  switch (reply.kind) {
    case "fault":
      return new Fault(reply.code, reply.details);
    case "failed":
      return new Error(reply.reason);
    case "storage":
      return new StorageTrouble(reply.reason);
    case "broken":
      return new Broken(reply.reason, reply.seq);
  }
}
