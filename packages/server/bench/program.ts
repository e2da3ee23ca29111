/** How is the real program started for a measurement, on an empty store that is thrown away? */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Program {
  readonly url: string;
  readonly home: string;
  /** From the start of the process to the ready line. */
  readonly startMs: number;
  /** Resident memory of the process in MB; undefined where the system does not tell. */
  memoryMb(): number | undefined;
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends when the process has. */
  readonly gone: Promise<unknown>;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Hears of the process before it is ready. */
  readonly onSpawn?: (kill: () => void) => void;
  /** Says what goes wrong into `server.err` below its home instead of on our terminal. */
  readonly isQuiet?: boolean;
}

/** A folder the embedded database's own user may reach. */
export function temporaryHome(): { readonly home: string; remove(): void } {
  const home = mkdtempSync(join(tmpdir(), "dz-bench-"));
  chmodSync(home, 0o755);
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

export async function startProgram(
  home: string,
  { env = {}, onSpawn, isQuiet = false }: ProgramOptions = {},
): Promise<Program> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "../main.ts")], {
    env: { ...process.env, DIANZHANG_HOME: home, DATABASE_URL: "", PORT: "0", ...env },
    stdio: ["ignore", "pipe", isQuiet ? openSync(join(home, "server.err"), "a") : "inherit"],
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  onSpawn?.(() => child.kill("SIGKILL"));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (said: Buffer) => {
      const found = /ready: (?<url>http:\S+)/.exec(said.toString())?.groups?.["url"];
      if (found) resolve(found);
    });
    child.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const startMs = Math.round(performance.now() - began);
  return {
    url,
    home,
    startMs,
    memoryMb: () => memoryOf(child.pid),
    gone,
    stop: async () => {
      child.kill("SIGTERM");
      await gone;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

function memoryOf(pid: number | undefined): number | undefined {
  if (process.platform !== "linux" || !existsSync(`/proc/${pid}/status`)) return undefined;
  const found = /VmRSS:\s+(?<kb>\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.groups?.[
    "kb"
  ];
  return found ? Math.round(Number(found) / 1024) : undefined;
}
