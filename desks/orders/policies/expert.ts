/** What an expert answers: a call first where a call can tell, and what the signs say where it cannot. */
import type { Answer, ExceptionLine } from "../commands.ts";

/** Signs of fraud from which a call is not worth its time. */
const STRONG = 3;

export function expertAnswer(line: ExceptionLine): Answer | null {
  const { signals, choices } = line;
  const wasCalled = signals.includes("no-answer");
  switch (line.kind) {
    case "address":
      // Nobody answers: a missing digit can still be found, another city cannot.
      if (!wasCalled) return "contact";
      return signals.includes("short-phone") ? "send" : "contact";
    case "fraud":
      if (signals.length >= STRONG) return "refund";
      return wasCalled ? "refund" : "contact";
    case "short":
      return signals.includes("neighbour-bin") && !signals.includes("still-short") ? "wait" : "buy";
    case "change":
      if (signals.includes("usual-device")) return "change";
      return wasCalled ? "send" : "contact";
    case "cancel":
      return choices.includes("refund") ? "refund" : "intercept";
    case "weight":
      return signals.includes("well-above") ? "dispute" : "pay";
    case "returned":
      return signals.includes("refused-at-door") || wasCalled ? "refund" : "contact";
    default:
      return choices[0] ?? null;
  }
}
