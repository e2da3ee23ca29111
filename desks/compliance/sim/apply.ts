/** What compliance events change, and the row each shop on duty puts into the tables. */
import type { DeskEvent } from "@dianzhang/kernel";
import {
  LICENCE_FEN,
  type Contributions,
  type DrillDone,
  type LawEvidence,
  type MarketReader,
  type MarketWriter,
} from "@dianzhang/market";
import type { PlaceId } from "../commands.ts";
import { stepTaken } from "./drill.ts";
import { dutyOf, type ComplianceSlice } from "./slice.ts";

export function apply(
  slice: ComplianceSlice,
  event: DeskEvent,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  const duty = dutyOf(slice, shop);
  const given = event as unknown as Given;
  // Whatever is decided here, its person answers for the shop from now on.
  if (!duty.isOn) market.court.takeDuty(shop);
  duty.isOn = true;
  switch (event.type) {
    case "compliance/answered":
      market.court.answer(given.case, given.evidence);
      if (given.note !== "") duty.notes.push({ case: given.case, note: given.note });
      return;
    case "compliance/licence-bought":
      duty.licences = duty.licences.filter(({ brand }) => brand !== given.brand);
      duty.licences.push({ brand: given.brand, until: given.until });
      market.court.buyLicence(shop, LICENCE_FEN);
      return;
    case "compliance/drill-begun":
      duty.drill = { beganAt: given.beganAt, steps: [] };
      return;
    case "compliance/drill-stepped":
      stepTaken(duty, given.done, shop, market);
      return;
    case "compliance/withdrawn":
      market.court.withdraw(shop, { place: given.place, id: given.about, text: given.text });
      return;
    case "compliance/fakes-ordered":
      market.court.orderFakes(shop, given.listing, given.ordersADay, given.days);
      return;
    case "compliance/smears-ordered":
      market.court.orderFakes(shop, given.listing, given.reviewsADay, given.days);
  }
}

interface Given {
  readonly case: number;
  readonly evidence: readonly LawEvidence[];
  readonly note: string;
  readonly place: PlaceId;
  readonly about: number;
  readonly text: string;
  readonly beganAt: number;
  readonly done: DrillDone;
  readonly brand: string;
  readonly until: number;
  readonly listing: number;
  readonly ordersADay: number;
  readonly reviewsADay: number;
  readonly days: number;
}

export function compile(slice: ComplianceSlice, _scenario: unknown, out: Contributions): void {
  slice.shops.forEach(({ isOn, licences }, shop) => {
    if (isOn) out.law({ shop, licences: licences.map(({ brand }) => brand) });
  });
}
