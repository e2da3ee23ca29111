/** How long a buyer has waited for what is being sent, by the server's stamp. */
import type { Resolved } from "@dianzhang/kernel";
import type { ChatLine } from "@dianzhang/market";

/** An hour of buyers is shown within two minutes: whoever wrote later in it is shown later. */
const SHOWN_IN_MS = 120_000;

export function waitedMsOf(chat: ChatLine, now: number, resolved: Resolved): number {
  const elapsed = resolved["elapsedMs"];
  const waitedMs = typeof elapsed === "number" ? Math.max(0, Math.round(elapsed)) : 0;
  const comesMs = chat.turns.length > 1 ? 0 : revealedAfterMs(chat, now);
  return Math.max(0, waitedMs - comesMs);
}

export function revealedAfterMs({ openedAt }: Pick<ChatLine, "openedAt">, now: number): number {
  const second = Math.max(0, Math.min(3599, openedAt - (now - 1) * 3600));
  return Math.round((second / 3600) * SHOWN_IN_MS);
}
