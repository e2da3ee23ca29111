/** Which words does the app know? Its own, and those every desk brings along. */
import type { i18n } from "i18next";
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
  }
  return texts as Texts;
}

/** Adds what the desks' refusals say; a desk's are in the namespace `DESK.refusals`. */
export async function addRefusals(language: i18n): Promise<void> {
  await Promise.all(
    deskScreens.map(async ({ desk, refusals }) => {
      const told = await refusals();
      language.addResourceBundle("zh", `${desk}.refusals`, told.zh);
      language.addResourceBundle("en", `${desk}.refusals`, told.en);
    }),
  );
}

/** Adds the words of the desks that told them apart from what a first visit loads. */
export async function addLaterWords(language: i18n): Promise<void> {
  await Promise.all(
    deskScreens.map(async ({ desk, words }) => {
      const told = await words?.();
      if (!told) return;
      language.addResourceBundle("zh", desk, told.zh, true, true);
      language.addResourceBundle("en", desk, told.en, true, true);
    }),
  );
}
