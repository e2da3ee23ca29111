/** A text with its forbidden claims marked; the clause stands in the mark's title. */
import type { ReactNode } from "react";
import { inLanguage, useLanguage } from "@dianzhang/ui";
import type { ClaimLine } from "../commands.ts";

export function Marked({
  text,
  claims,
}: {
  readonly text: string;
  readonly claims: readonly ClaimLine[];
}) {
  const { language } = useLanguage();
  const parts: ReactNode[] = [];
  let at = 0;
  for (const claim of claims.toSorted((a, b) => a.from - b.from)) {
    if (claim.from < at) continue;
    parts.push(text.slice(at, claim.from));
    parts.push(
      <mark key={claim.from} className="dz-claim" title={inLanguage(claim.clause, language)}>
        {text.slice(claim.from, claim.to)}
      </mark>,
    );
    at = claim.to;
  }
  return (
    <span>
      {parts}
      {text.slice(at)}
    </span>
  );
}
