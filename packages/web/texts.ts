/** Which words does the app know? Its own, and those every desk brings along. */
import type { Texts } from "@dianzhang/ui";
import { deskScreens } from "./desks.gen.ts";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export function collectTexts(): Texts {
  const texts: { zh: Record<string, object>; en: Record<string, object> } = {
    zh: { web: zh },
    en: { web: en },
  };
  for (const desk of deskScreens) {
    texts.zh[desk.desk] = desk.texts.zh;
    texts.en[desk.desk] = desk.texts.en;
    texts.zh[`${desk.desk}.refusals`] = desk.refusals.zh;
    texts.en[`${desk.desk}.refusals`] = desk.refusals.en;
  }
  return texts as Texts;
}
