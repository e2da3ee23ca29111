/** How the command line reads its words, and what it says of wrong ones. */
import { parseArgs } from "node:util";
import { PlainError } from "@dianzhang/server/plain-words";

/** A wrong word on the command line; printed without a stack. */
export class UsageError extends PlainError {
  override readonly name = "UsageError";
}

/** Somebody asks what a command takes; told on standard output, and nothing went wrong. */
export class Help extends PlainError {
  override readonly name = "Help";
}

export type Words = Readonly<Record<string, string | boolean | undefined>>;

/** Reads `--name value` and the flags, or says with --help which there are; unknown names, empty values and more words than `most` are refused. */
export function readWords(
  argv: readonly string[],
  values: readonly string[],
  flags: readonly string[],
  most = 0,
): { words: Words; rest: string[] } {
  if (argv.includes("--help")) {
    const told = [...values.map((name) => `[--${name} …]`), ...flags.map((name) => `[--${name}]`)];
    throw new Help([...told, ...Array.from({ length: most }, () => "FILE")].join(" "));
  }
  const { words, rest } = parsed(argv, values, flags);
  const tooMany = rest[most];
  if (tooMany !== undefined) throw new UsageError(`"${tooMany}" is a word too many`);
  const empty = Object.keys(words).find((name) => words[name] === "");
  if (empty) throw new UsageError(`--${empty} takes a value, not nothing`);
  return { words, rest };
}

function parsed(
  argv: readonly string[],
  values: readonly string[],
  flags: readonly string[],
): { words: Words; rest: string[] } {
  const options = Object.fromEntries([
    ...values.map((name) => [name, { type: "string" as const }]),
    ...flags.map((name) => [name, { type: "boolean" as const }]),
  ]);
  try {
    const read = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    return { words: read.values as Words, rest: read.positionals };
  } catch (error) {
    // What Node adds after the first sentence is about how it parses.
    const [said = ""] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new UsageError(said.replace(/ is ambiguous\.?$/, " is missing, or begins with a dash"));
  }
}

export interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

export function wholeNumber(
  words: Words,
  name: string,
  fallback: number,
  { least = 0, most = Number.MAX_SAFE_INTEGER }: Bounds = {},
): number {
  const text = words[name];
  if (text === undefined) return fallback;
  if (!/^\d+$/.test(String(text)))
    throw new UsageError(`--${name} takes a whole number, not "${String(text)}"`);
  const value = Number(text);
  if (value < least) throw new UsageError(`--${name} takes ${least} or more, not ${String(text)}`);
  if (value > most) throw new UsageError(`--${name} takes ${most} at most, not ${String(text)}`);
  return value;
}

export function oneOf<T extends string>(
  words: Words,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const text = words[name];
  if (text === undefined) return fallback;
  const found = choices.find((choice) => choice === text);
  if (!found) throw new UsageError(`--${name} takes ${choices.join(", ")}; not "${String(text)}"`);
  return found;
}

export function text(words: Words, name: string): string | undefined {
  const value = words[name];
  return typeof value === "string" ? value : undefined;
}
