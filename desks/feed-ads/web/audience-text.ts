/** An audience in words. */
import type { useText } from "@dianzhang/ui";
import type { AudienceInput } from "../commands.ts";

type Say = ReturnType<typeof useText>;

export function audienceText(t: Say, { kind, days, layer }: AudienceInput): string {
  if (kind === "visitors" || kind === "carts") return t(`audience.${kind}`, { days });
  return kind === "buyers" ? t(`layer.${layer ?? "all"}`) : t(`audience.${kind}`);
}
