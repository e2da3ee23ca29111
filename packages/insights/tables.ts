/** Which tables does a market's lake hold, and with which columns? */
import type { ColumnSpec, ColumnType, TableSpec } from "@dianzhang/kernel";

// Short marks keep the schema readable as a page: `name:type`, `?` nullable, `[d]` dictionary text.
const SCHEMA = {
  exposure:
    "at:u32 shopper:u32 session:u32 shop:u16 listing:u32 channel:u8[d] keyword:u16[d]? position:u16 clicked:u8",
  exposure_hourly:
    "at:u32 shop:u16 listing:u32 channel:u8[d] keyword:u16[d]? exposures:u32 clicks:u32 position_sum:u32",
  session:
    "at:u32 shopper:u32 session:u32 channel:u8[d] device:u8[d] province:u8[d] exposures:u32 clicks:u32 orders:u32",
  visit:
    "at:u32 shopper:u32 session:u32 shop:u16 listing:u32 channel:u8[d] keyword:u16[d]? device:u8[d] " +
    "province:u8[d] dwell_s:u32 depth:u8 load_ms:u16",
  action:
    "at:u32 shopper:u32 session:u32 shop:u16 listing:u32 sku:u32? kind:u8[d] quantity:u32 price_fen:i32",
  orders:
    "at:u32 order:u32 shopper:u32 session:u32 shop:u16 channel:u8[d] device:u8[d] province:u8[d] pieces:u32 " +
    "goods_fen:i32 freight_fen:i32 paid_fen:i32 cost_fen:i32 promised_at:u32 off_fen:i32",
  order_lines:
    "at:u32 order:u32 shop:u16 listing:u32 sku:u32 quantity:u32 price_fen:i32 cost_fen:i32 off_fen:i32",
  discounts:
    "at:u32 order:u32 shop:u16 listing:u32 campaign:u32 promotion:u8[d] quantity:u32 off_fen:i32",
  parcels:
    "at:u32 parcel:u32 order:u32 shop:u16 courier:u8[d] province:u8[d] weight_g:u32 cost_fen:i32 promised:u32 " +
    "shipped:u32 signed:u32? origin:u8[d] fate:u8[d]",
  reviews: "at:u32 order:u32? shopper:u32 shop:u16 listing:u32 stars:u8 latent:f64?",
  returns:
    "at:u32 order:u32 shopper:u32 shop:u16 listing:u32 sku:u32 quantity:u32 refund_fen:i32 reason:u8[d] way_back_fen:i32",
  ledger: "at:u32 entry:u32 shop:u16 account:u8[d] amount_fen:i32 order:u32? memo:u8[d]",
  listing_day:
    "at:u32 shop:u16 listing:u32 title:text category:u8[d] price_fen:i32 stock:u32 published:u8 " +
    "rating_permille:u32 reviews:u32",
  ad_clicks:
    "at:u32 shopper:u32 session:u32 shop:u16 listing:u32 campaign:u32 ad_group:u32 keyword:u16[d]? " +
    "query:u16[d] match:u8[d] bid_fen:u32 charge_fen:u32 position:u16 audience:u8[d]",
  ad_hourly:
    "at:u32 shop:u16 listing:u32 campaign:u32 ad_group:u32 keyword:u16[d]? query:u16[d] match:u8[d] " +
    "exposures:u32 clicks:u32 position_sum:u32 spend_fen:u32",
  feed_clicks:
    "at:u32 shopper:u32 session:u32 shop:u16 listing:u32 campaign:u32 unit:u32 creative:u32 audience:u8[d] " +
    "stage:u8 bid_fen:u32 charge_fen:u32 position:u16",
  feed_hourly:
    "at:u32 shop:u16 listing:u32 campaign:u32 unit:u32 creative:u32 audience:u8[d] placement:u8[d] stage:u8 " +
    "exposures:u32 clicks:u32 position_sum:u32 spend_fen:u32",
  feed_stops:
    "at:u32 shop:u16 campaign:u32 unit:u32 rule:u8 measure:u8[d] value:u32 exposures:u32 clicks:u32 " +
    "spend_fen:u32 orders:u32 sales_fen:u32",
  live_minutes:
    "at:u32 shop:u16 room:u32 minute:u32 block:u8[d] listing:u32 viewers:u32 joins:u32 leaves:u32 " +
    "questions:u32 answered:u32 clicks:u32 orders:u32 sales_fen:u32",
  live_questions: "at:u32 shop:u16 room:u32 shopper:u32 question:u8[d] listing:u32 answered:u8",
  queries: "at:u32 shopper:u32 session:u32 keyword:u16[d] words:u8",
  screens: "at:u32 shopper:u32 session:u32 shop:u16 listing:u32 screen:u8 ms:u32",
  social_posts:
    "at:u32 post:u32 shop:u16 platform:u8[d] format:u8[d] topic:u8[d] listing:u32? kol:u16? " +
    "followers:u32 cost_fen:i32",
  social_hourly:
    "at:u32 post:u32 shop:u16 platform:u8[d] reached:u32 likes:u32 comments:u32 shares:u32 " +
    "clicks:u32 follows:u32 unfollows:u32",
  social_shares: "at:u32 post:u32 shop:u16 shopper:u32 parent:u32? depth:u8",
  social_clicks: "at:u32 shopper:u32 session:u32 shop:u16 listing:u32 post:u32? community:u32?",
  mentions:
    "at:u32 mention:u32 shop:u16 listing:u32? shopper:u32 platform:u8[d] cause:u8[d] " +
    "way:u8[d] sentiment:i32",
  mention_replies:
    "at:u32 mention:u32 shop:u16 template:u8[d] waited_s:u32 wording:u32 paid_fen:i32",
  kol_deals:
    "at:u32 deal:u32 shop:u16 kol:u16 listing:u32 state:u8[d] fee_fen:i32 refund_fen:i32 " +
    "post:u32?",
  community_daily:
    "at:u32 community:u32 shop:u16 layer:u8[d] members:u32 joined:u32 gone:u32 messages:u32 " +
    "readers:u32 visits:u32 orders:u32 friends:u32 gift_fen:i32",
  sentiment_daily: "at:u32 shop:u16 unanswered:u32 spreading:u32 seen:u32",
  chats:
    "at:u32 shop:u16 chat:u32 shopper:u32 listing:u32 order:u32? matter:u8[d] ending:u8[d] " +
    "answered_by:u8[d] opened:u32 first_s:u32? needs:u8 met:u8 in_order:u8 faults:u8 given_fen:i32",
  chat_lines:
    "at:u32 shop:u16 chat:u32 speaker:u8[d] moment:u8[d] acts:u32 faults:u32 offer:u8[d] " +
    "offer_fen:i32 card:u8[d] card_of:u32?",
  disputes:
    "at:u32 shop:u16 dispute:u32 chat:u32 order:u32 matter:u8[d] answered:u8 won:u8 refund_fen:i32 " +
    "fine_fen:i32",
  tickets:
    "at:u32 shop:u16 ticket:u32 chat:u32 office:u8[d] kind:u8[d] state:u8[d] answer:u8[d] opened:u32 " +
    "told_by:u32",
  review_reports: "at:u32 shop:u16 listing:u32 order:u32? stars:u8 removed:u8",
  order_steps:
    "at:u32 order:u32 shop:u16 step:u8[d] parcel:u32 pieces:u32 since_paid_s:u32 packaging:u8[d] checked:u8",
  order_troubles:
    "at:u32 trouble:u32 order:u32 shop:u16 kind:u8[d] answer:u8[d] outcome:u8[d] hours:u32 cost_fen:i32",
  member_messages:
    "at:u32 plan:u32 shop:u16 shopper:u32 arm:u8[d] channel:u8[d] cost_fen:u32 coupon:u8 opened:u8 gone:u8",
  member_visits: "at:u32 shopper:u32 session:u32 shop:u16 listing:u32 plan:u32? orders:u32",
  member_daily: "at:u32 shop:u16 members:u32 unsubscribed:u32 points:u32 owed_fen:i32",
  member_cuts:
    "at:u32 shop:u16 edition:u32 r1:u32 r2:u32 r3:u32 r4:u32 f1:u32 f2:u32 f3:u32 f4:u32 " +
    "m1:u32 m2:u32 m3:u32 m4:u32",
  member_exports: "at:u32 shop:u16 members:u32 fields:u32 masked:u8 purpose:u8[d]",
  purchases:
    "at:u32 purchase:u32 shop:u16 sku:u32 supplier:u8[d] state:u8[d] pieces:u32 unit_fen:i32 base_fen:i32 " +
    "placed:u32 promised:u32 sampled:u32 found:u32 claim_fen:i32",
  stock_moves: "at:u32 shop:u16 sku:u32 kind:u8[d] pieces:i32 on_hand:u32",
  stock_counts: "at:u32 shop:u16 sku:u32 booked:u32 counted:u32 loss_fen:i32 by_rule:u8",
  law_cases:
    "at:u32 case:u32 shop:u16 kind:u8[d] listing:u32? place:u8[d] " +
    "state:u8[d] points:u32 fine_fen:i32",
  law_signals: "at:u32 shop:u16 listing:u32 account:u32 isolated:u8 shared:u8",
  law_clearings: "at:u32 shop:u16 points:u32",
  drill_steps: "at:u32 shop:u16 step:u8[d] choice:u8[d] flaw:u8[d] done:u32 cost_fen:i32",
  shipments:
    "at:u32 shipment:u32 shop:u16 listing:u32 sku:u32 source:u8[d] road:u8[d] hs:u8[d] state:u8[d] " +
    "pieces:u32 unit_fen:i32 duty_fen:i32 placed:u32",
  clearances:
    "at:u32 shop:u16 listing:u32 sku:u32 road:u8[d] hs:u8[d] order:u32? pieces:u32 value_fen:i32 " +
    "tariff_fen:i32 vat_fen:i32 consumption_fen:i32 hours:u32 inspected:u8 over_limit:u8",
  customs_finds: "at:u32 shop:u16 listing:u32 declared:u8[d] right:u8[d] back_fen:i32 fine_fen:i32",
} as const;

/** The published tables of every lake; a market may add more, never change these. */
export const LAKE_TABLES: readonly TableSpec[] = Object.entries(SCHEMA).map(([name, columns]) => ({
  name,
  columns: columns.split(" ").map(readColumn),
}));

/** The column of a table as SQL sees it. Whole numbers are signed, so that subtracting never wraps. */
export function sqlType(column: ColumnSpec): "INTEGER" | "DOUBLE" | "VARCHAR" {
  if (column.dictionary || column.type === "text") return "VARCHAR";
  return column.type === "f64" ? "DOUBLE" : "INTEGER";
}

function readColumn(mark: string): ColumnSpec {
  const [name = "", rest = ""] = mark.split(":");
  return {
    name,
    type: rest.replace(/\[d\]|\?/g, "") as ColumnType,
    nullable: rest.endsWith("?"),
    dictionary: rest.includes("[d]"),
  };
}
