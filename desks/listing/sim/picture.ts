/** How much a main picture draws the eye, in thousandths, where nothing was uploaded. */
import { shotAppeal } from "@dianzhang/desk-kit";
import type { Shoot } from "../commands.ts";

/** A listing without any picture shows the category's grey outline. */
const OUTLINE = 180;

/** What a bought shoot comes to; `luck` in (0, 1) is drawn for the listing. */
export function shootAppeal(shoot: Shoot, luck: number): number {
  return shoot === "none" ? OUTLINE : shotAppeal(shoot, luck);
}
