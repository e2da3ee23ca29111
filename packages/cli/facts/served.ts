/** Which facts each mechanism is there for; docs/model says why. */
import type { Mechanism } from "@dianzhang/market";

/** An ablation with `--served` asks these only: a whole table for every mechanism takes an hour. */
export const SERVED: Readonly<Record<Mechanism, readonly string[]>> = {
  "need-state": ["F42", "F70", "F71", "F73", "F74"],
  stockpiling: ["F06", "F42"],
  "fashion-waves": ["F78", "F79"],
  "weekly-wish": ["F11", "F42"],
  "reference-price": ["F39", "F42", "F45"],
  "loss-aversion": ["F42", "F45"],
  "price-endings": ["F46"],
  "place-attention": ["F06", "F12", "F14"],
  "scan-patience": ["F06", "F12"],
  "shop-browsing": ["F01", "F06", "F19"],
  baskets: ["F06", "F74"],
  "page-speed": ["F10"],
  "cart-memory": ["F03", "F05"],
  reviews: ["F34"],
  "too-good": ["F34"],
  reputation: ["F37"],
  "self-selection": ["F30", "F31"],
  "late-parcels": ["F31", "F32"],
  "satisfaction-memory": ["F74"],
  "drop-out": ["F71", "F73", "F74"],
  "visit-rates": ["F70", "F71", "F73"],
  "early-exit": ["F18"],
  "delivery-promise": ["F52"],
  "ad-fatigue": ["F83"],
  "creative-luck": ["F83"],
  "live-boredom": ["F59"],
  "live-questions": ["F59"],
  "rank-by-merit": ["F12", "F39", "F42"],
};
