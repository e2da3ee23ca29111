/** What does a market of an earlier model not know, that everybody may ask it and tell it today? */
import { model as installed, type Model } from "@dianzhang/catalog";
import type { Command, Decision } from "@dianzhang/kernel";

export function knowsView({ desks }: Model, view: string): boolean {
  return desks.some((desk) => desk.viewNames.includes(view));
}

/**
 * A refusal as it reads in this market: today's screens tell what an earlier model has never heard of, or
 * spells otherwise, and whoever told it did nothing wrong.
 */
export function inItsModel(model: Model, { type }: Command, decision: Decision): Decision {
  if (decision.ok || model === installed) return decision;
  const isToday = installed.desks.some((desk) => desk.commandNames.includes(type));
  const code = isToday ? EARLIER[decision.code] : undefined;
  return code === undefined ? decision : { ...decision, code };
}

const EARLIER: Readonly<Record<string, string>> = {
  "desk/no-such-command": "desk/not-in-model",
  "desk/malformed-command": "desk/other-in-model",
};
