/** How the command line reads its words, and what it says of wrong ones. */
import { parseArgs } from "node:util";

/** A wrong word on the command line; printed without a stack. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export type Words = Readonly<Record<string, string | boolean | undefined>>;

/** Reads `--name value` and the flags; unknown names are refused. */
export function readWords(
  argv: readonly string[],
  values: readonly string[],
  flags: readonly string[],
): { words: Words; rest: string[] } {
  const options = Object.fromEntries([
    ...values.map((name) => [name, { type: "string" as const }]),
    ...flags.map((name) => [name, { type: "boolean" as const }]),
  ]);
  try {
    const parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    return { words: parsed.values as Words, rest: parsed.positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export function wholeNumber(words: Words, name: string, fallback: number): number {
  const text = words[name];
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new UsageError(`--${name} takes a whole number, not "${String(text)}"`);
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
