/** How a rule and its hours are said in one line. */
import { dayOfTick, hourOfTick, hourText, money, shortDay, type Language } from "@dianzhang/ui";
import type { Draft } from "../commands.ts";

type Words = (key: string, values?: Record<string, unknown>) => string;

/** 满 199 减 20 · 满 299 减 40 */
export function ruleText(rule: Draft, t: Words, language: Language): string {
  const yuan = (fen: number): string => money(fen, language);
  switch (rule.kind) {
    case "price-cut":
      return t("rule.pay", { pay: payText(rule.payPermille, language) });
    case "member-price":
      return t(rule.fromFen > 0 ? "rule.memberFrom" : "rule.member", {
        pay: payText(rule.payPermille, language),
        from: yuan(rule.fromFen),
      });
    case "flash":
      return t(rule.minutes === undefined ? "rule.flash" : "rule.flashMinutes", {
        price: yuan(rule.priceFen),
        pieces: rule.pieces,
        minutes: rule.minutes ?? 0,
      });
    case "group":
      return t("rule.group", { size: rule.size, price: yuan(rule.priceFen), hours: rule.hours });
    case "presale":
      return t("rule.presale", {
        deposit: yuan(rule.depositFen),
        worth: yuan(rule.worthFen),
        hours: rule.balanceHours,
      });
    case "bundle":
      return t("rule.bundle", { count: rule.listings.length, cut: yuan(rule.cutFen) });
    case "full-cut":
      return rule.tiers
        .map((tier) =>
          t(rule.repeats ? "rule.everyFull" : "rule.full", {
            over: yuan(tier.overFen),
            cut: yuan(tier.cutFen),
          }),
        )
        .join(" · ");
    case "full-rate":
      return rule.tiers
        .map((tier) =>
          t("rule.pieces", { pieces: tier.pieces, pay: payText(tier.payPermille, language) }),
        )
        .join(" · ");
    case "coupon":
      return t("rule.coupon", {
        over: yuan(rule.overFen),
        cut: yuan(rule.cutFen),
        pieces: rule.pieces,
      });
    case "gift":
      return t("rule.gift", { over: yuan(rule.overFen), pieces: rule.pieces });
  }
}

/** 850 is 8.5 折 in Chinese and 15 % off in English. */
export function payText(permille: number, language: Language): string {
  return language === "zh" ? String(permille / 100) : String((1000 - permille) / 10);
}

/** From when until when: 3/1 08:00 – 3/4 00:00. */
export function spanText(firstDay: string, from: number, until: number): string {
  const at = (tick: number): string =>
    `${shortDay(firstDay, dayOfTick(tick))} ${hourText(hourOfTick(tick))}`;
  return `${at(from)} – ${at(until)}`;
}
