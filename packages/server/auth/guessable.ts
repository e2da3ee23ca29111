/** Would a password be among the first that somebody who guesses tries? */
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** Tries (log₁₀) a password must outlast, as zxcvbn reckons them: its highest grade begins here. */
const TRIES = 10;
/** Checked at most: what is longer has outlasted them by then, and looking takes longer the more there is. */
const LOOKED_AT = 64;
/** What the lists of stolen passwords in English hold too far down, or not at all. */
const ALSO = ["dianzhang", "woaini", "5201314", "1314520", "zhongguo", "taobao", "wodemima"];

let lists: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether it is a common password, a row of keys, a date or the account's own words, or nothing but such things side
 * by side (ASVS 2.1.7). The lists are read when first asked for; nothing is sent anywhere.
 */
export async function isGuessable(password: string, own: readonly string[]): Promise<boolean> {
  lists ??= readLists();
  const { guessesLog10 } = (await lists).check(password.slice(0, LOOKED_AT), [...ALSO, ...own]);
  return guessesLog10 < TRIES;
}

async function readLists(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new Factory({ dictionary, graphs: adjacencyGraphs });
}
