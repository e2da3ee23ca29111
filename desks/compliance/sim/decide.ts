/** When a case may be answered, a licence bought, words taken down — and when orders may be made up. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import { LICENCE_FEN, type DeskContext } from "@dianzhang/market";
import type { AnswerCase, BuyLicence, OrderFakes, OrderSmears, Withdraw } from "../commands.ts";
import { dutyOf, type ComplianceSlice } from "./slice.ts";

export type Context = DeskContext<ComplianceSlice>;

const YEAR = 365 * 24;
/** What one made-up order or review costs. Source: docs/parameters.md, law.fakeFen. */
const FAKE_FEN = 1500;

export function takeDuty({ slice, shop }: Context): Decision {
  if (dutyOf(slice, shop).isOn) return reject("compliance/on-duty");
  return accept({ type: "compliance/duty-taken" });
}

export function answerCase({ shop, market }: Context, command: AnswerCase): Decision {
  const found = market.law.caseOf(command.case);
  if (found?.shop !== shop) return reject("compliance/no-such-case", { case: command.case });
  if (found.state === "answered") return reject("compliance/answered-already");
  if (found.state !== "open" || market.now >= found.dueAt) return reject("compliance/case-closed");
  const evidence = [...new Set(command.evidence)];
  return accept({ type: "compliance/answered", case: command.case, evidence, note: command.note });
}

export function buyLicence({ slice, shop, market }: Context, { brand }: BuyLicence): Decision {
  const held = dutyOf(slice, shop).licences.find((one) => one.brand === brand);
  if (held && held.until > market.now) return reject("compliance/licence-held", { brand });
  const cashFen = market.cash(shop);
  if (LICENCE_FEN > cashFen) return reject("compliance/too-dear", { fen: LICENCE_FEN, cashFen });
  return accept({ type: "compliance/licence-bought", brand, until: market.now + YEAR });
}

export function withdraw({ shop, market }: Context, { place, about }: Withdraw): Decision {
  const found = market.law.spoken(shop).find((line) => line.place === place && line.id === about);
  if (!found) return reject("compliance/nothing-said", { about });
  if (found.isWithdrawn) return reject("compliance/withdrawn-already");
  return accept({ type: "compliance/withdrawn", place, about, text: found.text });
}

interface GoodsLine {
  readonly listing: number;
  readonly isPublished: boolean;
}

export function orderFakes({ shop, market }: Context, command: OrderFakes): Decision {
  const { listing, ordersADay, days } = command;
  const goods = market.view(shop, "listing/listing-list", {}) as readonly GoodsLine[];
  if (!goods.some((one) => one.listing === listing && one.isPublished))
    return reject("compliance/no-such-listing", { listing });
  const fen = ordersADay * days * FAKE_FEN;
  const cashFen = market.cash(shop);
  if (fen > cashFen) return reject("compliance/too-dear", { fen, cashFen });
  return accept({ type: "compliance/fakes-ordered", listing, ordersADay, days });
}

/** Shops that people keep are out of bounds: nobody's course suffers from a neighbour's crime. */
export function orderSmears({ shop, market }: Context, command: OrderSmears): Decision {
  const { listing, reviewsADay, days } = command;
  const goods = market.fronts(shop).find((one) => one.listing === listing);
  if (!goods) return reject("compliance/not-a-rival", { listing });
  if (goods.isKept) return reject("compliance/kept-by-a-person", { listing });
  const fen = reviewsADay * days * FAKE_FEN;
  const cashFen = market.cash(shop);
  if (fen > cashFen) return reject("compliance/too-dear", { fen, cashFen });
  return accept({ type: "compliance/smears-ordered", listing, reviewsADay, days });
}
