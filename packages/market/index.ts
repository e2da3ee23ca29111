/** The market's front door. */
export { openMarket, restoreMarket } from "./market.ts";
export type { Market, TickResult, Totals } from "./market.ts";
export { HISTORY_DAYS } from "./world/world.ts";
export type { MarketOptions } from "./world/world.ts";
export { ARMS, PLANTED, PREMIUMS } from "./arms.ts";
export type { Arm } from "./arms.ts";
export { MECHANISM_NAMES, MECHANISMS } from "./mechanisms.ts";
export { heardNextDay } from "./world/kinds.ts";
export type { Mechanism } from "./mechanisms.ts";
export { PARAMETERS } from "./parameters.ts";
export type { Overlay, Parameters } from "./parameters.ts";
export { PAGE, PAGE_LEVELS } from "./compile/page.ts";
export type { PageLevel } from "./compile/page.ts";
export { POLICY_LEVELS } from "./desk.ts";
export type {
  AdBidRow,
  AdBook,
  AdCampaignRow,
  AdCounters,
  AdGroupRow,
  AdReader,
  CampaignFigures,
  Contributions,
  Counters,
  DeskContext,
  DeskRules,
  FreightRule,
  LiabilityLine,
  ListingRow,
  MarketReader,
  MarketWriter,
  ParcelLine,
  ParcelReader,
  Policy,
  PolicyLevel,
  Queries,
  Seat,
  ShopRow,
  Worded,
} from "./desk.ts";
export type { FrontLine, ShownCard } from "./front.ts";
export type { PageWords } from "./compile/page-words.ts";
export { addLine, lineOffFen, newBill } from "./pricing/bill.ts";
export type { Bill, BillLine, Note, Rights } from "./pricing/bill.ts";
export { priceBasket } from "./pricing/price.ts";
export { booksAt, RULE_KINDS, shopBook } from "./pricing/rule.ts";
export type { Flash, Group, Presale, Rule, RuleDraft, RuleKind, ShopBook } from "./pricing/rule.ts";
export { learn, sentencesIn } from "./reading/train.ts";
export type { Learned, Sentence } from "./reading/train.ts";
export { openReader, pack } from "./reading/reader.ts";
export type { Packed, Reader } from "./reading/reader.ts";
export type { Concepts } from "./reading/features.ts";
export { knownFace } from "./compile/terms.ts";
export { RELATED, SHOWCASED } from "./compile/site-links.ts";
export { MATCHES, tradeWords, wordsInTitle } from "./compile/relevance.ts";
export type { Match, WordsInTitle } from "./compile/relevance.ts";
export { EMPHASES } from "./compile/search-season.ts";
export type { Emphasis } from "./compile/search-season.ts";
export { GRADES } from "./scenario/schema.ts";
export type {
  Category,
  Courier,
  Depot,
  Grade,
  Keyword,
  Scenario,
  Segment,
} from "./scenario/schema.ts";
export { completedScenario, parseScenario } from "./scenario/parse.ts";
export type { ParsedScenario, ScenarioFault } from "./scenario/parse.ts";
export {
  groupOf,
  hoursFrom,
  originsOf,
  insuranceFen,
  liableFen,
  parcelPriceFen,
  shortfallFen,
  templateFen,
  weightClass,
  WEIGHT_CLASSES,
  zoneFrom,
} from "./logistics.ts";
export type { ContractRow, FreightGroup, FreightTemplate, LogisticsRow } from "./logistics.ts";
export { EXITS, ROADS } from "./border/contract.ts";
export type {
  BorderReader,
  BorderWriter,
  CustomsRecord,
  Exit,
  ImportRow,
  Road,
  ShipmentLine,
  ShipmentState,
} from "./border/contract.ts";
export { leadHours, rightCode, shippedFen } from "./border/duty.ts";
export { LANDED_ROADS, landedCosts } from "./border/landed.ts";
export type { LandedAsk, LandedCost, LandedRoad } from "./border/landed.ts";
export type { Border, Source, TariffCode } from "./scenario/border.ts";
export { CONTRACT_DAYS } from "./settle/couriers.ts";
export { buyerFreightFen, courierFen } from "./compile/freight.ts";
export { LAWFUL, RETURN_PROMISES } from "./returns-promise.ts";
export type { ReturnsPromise } from "./returns-promise.ts";
export { calendarOf } from "./run/calendar.ts";
export type { Calendar } from "./run/calendar.ts";
export { ACCOUNTS, CHANNELS, INCOME_ACCOUNTS, KINDS, MATCH_TYPES, TABLES } from "./events.ts";
export type { MatchType } from "./events.ts";
export {
  AUDIENCES,
  LAYERS,
  PITCHES,
  PLACEMENTS,
  RULE_MEASURES,
  STAGE_KINDS,
  stageOn,
} from "./feed/contract.ts";
export type {
  Audience,
  AudienceKind,
  FeedBook,
  FeedCampaignRow,
  FeedCounters,
  FeedUnitRow,
  Layer,
  Pitch,
  Placement,
  RuleMeasure,
  Stage,
  StageKind,
  StopRule,
} from "./feed/contract.ts";
export { POST_FORMATS, POST_LEVELS, POST_TONES, POST_TOPICS } from "./scenario/social.ts";
export type { Platform, PostFormat, PostLevel, PostTone, PostTopic } from "./scenario/social.ts";
export { CAUSES, COMMUNITY_LAYERS, DEAL_STATES, TEMPLATES } from "./social/events.ts";
export type { Cause, CommunityLayer, DealState, MentionWay, Template } from "./social/events.ts";
export { CLAUSES, TERMS } from "./social/deals.ts";
export type { Clause } from "./social/deals.ts";
export type { KolSignals } from "./social/roster.ts";
export type { MentionRow, SocialReader, SocialWriter } from "./social/seat.ts";
export {
  BLOCKS,
  HOST_FEN,
  HOSTS,
  PLEDGES,
  QUESTIONS,
  SOURCES,
  spreadScript,
} from "./live/contract.ts";
export type {
  Beat,
  Block,
  Host,
  LiveBook,
  LiveCoupon,
  LiveFigures,
  LiveItem,
  LiveMinute,
  LiveQuestion,
  LiveRoomRow,
  Pledge,
  Question,
} from "./live/contract.ts";
export {
  ANSWERS,
  CHECK,
  CHOICES,
  FINISH,
  PACKAGING,
  PACKAGINGS,
  PACK_WORK,
  pickWork,
  STEPS,
} from "./orders/contract.ts";
export type {
  Answer,
  OrderDeskReader,
  OrderRules,
  Packaging,
  Trouble,
  TroubleLine,
  WorkLine,
  WorkStep,
} from "./orders/contract.ts";
export {
  COUNT_FEN,
  COUNT_PIECE_FEN,
  DECISIONS,
  INSPECT_FEN,
  PURCHASE_STATES,
  QUOTE_HOURS,
} from "./supply/contract.ts";
export type {
  PurchaseLine,
  QuoteLine,
  ReorderRule,
  ScoreLine,
  StockLine,
  SupplyRow,
} from "./supply/contract.ts";
export {
  CASE_KINDS,
  CLEARED_ON,
  CASE_STATES,
  CASE_TERMS,
  LICENCE_FEN,
  NEEDED,
  RULING_HOURS,
  SANCTIONS,
} from "./law/contract.ts";
export type {
  CaseKind,
  CaseState,
  Evidence as LawEvidence,
  LawFigures,
  LawReader,
  LawRow,
  LawWriter,
} from "./law/contract.ts";
export { clauseOf } from "./law/spoken.ts";
export { PLACES, type Place, type SpokenLine, type SpokenText } from "./law/spoken-contract.ts";
export { DRILL_DUE, DRILL_STEPS, DRILL_WAYS, scoreOf, takeStep } from "./law/drill.ts";
export type { DrillChoice, DrillDone } from "./law/drill.ts";
export { brandIn } from "./law/graph.ts";
export {
  EXCHANGES,
  isCustomerMeant,
  LIFT_DAYS,
  REACH_CHANNELS,
  tierOf,
  worthOfPoints,
} from "./members/contract.ts";
export type {
  Audience as MemberAudience,
  ClubRow,
  MemberRule,
  Moment as ReachMoment,
  Programme,
  ReachChannel,
  ReachPlan,
} from "./members/contract.ts";
export {
  chanceAlive,
  fitBgNbd,
  fitGammaGamma,
  purchasesToCome,
  spendToCome,
} from "./members/customer-base.ts";
export type { BgNbd, GammaGamma, History, Spend } from "./members/customer-base.ts";
export { EXPORT_PURPOSES } from "./members/events.ts";
export type { ExportPurpose } from "./members/events.ts";
export {
  DEFAULT_CUTS,
  fifths,
  HIGH_SCORE,
  layerOf,
  quintileScores,
  RFM_LAYERS,
  rfmOf,
} from "./members/rfm.ts";
export type { CustomerCount, Rfm, RfmCuts, RfmLayer } from "./members/rfm.ts";
export type {
  ArmSums,
  CustomerLine,
  Lift,
  MembersReader,
  MembersWriter,
  OrderOfMember,
  PlanFigures,
} from "./members/seat.ts";
export { FIRST_COUPON } from "./world/promotions.ts";
export { CLAIM_KINDS, kindsByRules, LAWS } from "./claims/check.ts";
export { findClaims, hasClaims } from "./claims/known.ts";
export { CLAIM_CONCEPTS, FORBIDDEN } from "./claims/second.ts";
export { fold } from "./claims/fold.ts";
export type { ClaimKind, Finding, Law } from "./claims/check.ts";
export { MOST_ITEMS } from "./world/live.ts";
export {
  ACTS,
  ENDINGS,
  EVIDENCE,
  FAULTS,
  MATTERS,
  MOMENTS,
  OFFERS,
  PRE_SALE,
  ROBOT_FEN,
  SIZE_CHART,
  SIZE_LABELS,
  SPEAKERS,
  STAFF,
  TALK_FEN,
  WAGE_FEN,
  WORDINGS,
} from "./service/contract.ts";
export type {
  Act,
  BadReview,
  CaseLine,
  ChatLine,
  Ending,
  Evidence,
  Fault,
  Matter,
  Moment,
  Offer as ServiceOffer,
  OfferKind,
  OrderCard,
  Reading,
  Reply,
  Script,
  ScriptCard,
  ServiceFigures,
  ServiceRow,
  Shift,
  Staff,
  Turn,
} from "./service/contract.ts";
export type { Card, GoodsToShow, OrderToShow } from "./service/card-contract.ts";
export { TICKETS, TOLD_HOURS } from "./service/ticket-contract.ts";
export type { TicketKind, TicketLine } from "./service/ticket-contract.ts";
export { isPreSale, needsOf } from "./service/dialogue.ts";
export { provesIn } from "./service/cases.ts";
export { chargeFen, placeAds } from "./auction/gsp.ts";
export type { QualityParts } from "./auction/quality.ts";
