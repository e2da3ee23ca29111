/** What the compliance seat shows: the record, open cases, what a text claims, who took data out. */
import {
  brandIn,
  CASE_TERMS,
  clauseOf,
  findClaims,
  LAWS,
  LICENCE_FEN,
  SANCTIONS,
  type SpokenLine,
} from "@dianzhang/market";
import type { CaseView, ClaimLine, PrivacyView, RecordView } from "../commands.ts";
import type { Context } from "./decide.ts";
import { drillView } from "./drill.ts";
import { dutyOf } from "./slice.ts";

const CLEAN_HOURS = 7 * 24;
const MONTH = 30 * 24;

interface GoodsLine {
  readonly listing: number;
  readonly title: string;
  readonly isPublished: boolean;
}

function goodsOf({ market, shop }: Context): readonly GoodsLine[] {
  return market.view(shop, "listing/listing-list", {}) as readonly GoodsLine[];
}

export function record(ctx: Context): RecordView {
  const { slice, shop, market } = ctx;
  const duty = dutyOf(slice, shop);
  const figures = market.law.figures(shop);
  const licences = duty.licences
    .filter(({ until }) => until > market.now)
    .map(({ brand }) => brand);
  const ahead = (tick: number): number | null => (tick > market.now ? tick : null);
  return {
    isOn: duty.isOn,
    points: figures.points,
    clearsAt: figures.clearsAt,
    next: SANCTIONS.find(({ points }) => points > figures.points) ?? null,
    isClean:
      duty.isOn &&
      ahead(figures.demotedUntil) === null &&
      market.now - figures.cleanSince >= CLEAN_HOURS,
    cleanSince: figures.cleanSince,
    demotedUntil: ahead(figures.demotedUntil),
    shutUntil: ahead(figures.shutUntil),
    drilledAt: figures.drilledAt > 0 ? figures.drilledAt : null,
    heldFen: figures.heldFen,
    licences,
    licenceFen: LICENCE_FEN,
    risks: goodsOf(ctx)
      .map(({ listing, title }) => ({
        listing,
        title,
        claims: claimsIn(title),
        brand: brandIn({ title }, licences),
        takenDownUntil: ahead(market.law.takenDownUntil(listing)),
      }))
      .filter((one) => one.claims.length > 0 || one.brand !== null || one.takenDownUntil !== null),
    spoken: market.law.spoken(shop).map(spokenLine).filter(isAtFault),
  };
}

type Spoken = RecordView["spoken"][number];

function spokenLine(line: SpokenLine): Spoken {
  const { place, id, text, reach, isWithdrawn, faults, isBold } = line;
  return {
    place,
    about: id,
    text,
    claims: claimsIn(text),
    faults: isBold ? ["bold"] : faults,
    clause: clauseText(clauseOf({ ...line, isWithdrawn: false })),
    reach,
    isWithdrawn,
  };
}

function isAtFault({ claims, faults }: Spoken): boolean {
  return claims.length > 0 || faults.length > 0;
}

function clauseText(clause: string | null): CaseView["clause"] {
  const law = Object.entries(LAWS).find(([name]) => name === clause)?.[1];
  return law ? { zh: law.zh, en: law.en } : null;
}

export function cases(ctx: Context): CaseView[] {
  const titles = new Map(goodsOf(ctx).map(({ listing, title }) => [listing, title]));
  const { law } = ctx.market;
  const spoken = law.spoken(ctx.shop);
  return law.cases(ctx.shop).map((one) => {
    const { points, fineFen } =
      one.state === "open" || one.state === "answered" ? CASE_TERMS[one.kind] : one;
    return {
      case: one.case,
      kind: one.kind,
      listing: one.listing < 0 ? null : one.listing,
      title: titles.get(one.listing) ?? null,
      place: one.place,
      about: one.about,
      text: spoken.find(({ place, id }) => place === one.place && id === one.about)?.text ?? null,
      clause: clauseText(one.clause),
      openedAt: one.openedAt,
      dueAt: one.dueAt,
      answeredAt: one.answeredAt > 0 ? one.answeredAt : null,
      evidence: one.evidence,
      state: one.state,
      points,
      fineFen,
    };
  });
}

/** What a text claims, with the clauses. */
export function check(_: Context, { text }: { text: string }): ClaimLine[] {
  return claimsIn(text);
}

function claimsIn(text: string): ClaimLine[] {
  return findClaims(text).map(({ kind, law, isLikely, text: words, from, to }) => ({
    kind,
    isLikely,
    text: words,
    from,
    to,
    clause: { zh: LAWS[law].zh, en: LAWS[law].en },
    why: LAWS[law].why,
  }));
}

interface ExportLine {
  readonly at: number;
  readonly purpose: string;
  readonly members: number;
  readonly fields: readonly string[];
  readonly isMasked: boolean;
}

export function privacy({ slice, market, shop }: Context): PrivacyView {
  const lines = market.view(shop, "members/exports", {}) as readonly ExportLine[];
  const { drilledAt, drillScore } = market.law.figures(shop);
  return {
    exports: lines.map(({ at, purpose, members, fields, isMasked }) => ({
      at,
      purpose,
      members,
      fields,
      isMasked,
    })),
    exposed: lines.filter(({ isMasked, at }) => !isMasked && market.now - at < MONTH).length,
    drilledAt: drilledAt > 0 ? drilledAt : null,
    drillScore,
    drill: drillView(dutyOf(slice, shop).drill, market.now),
  };
}
