/** Which language does the reader want, and where do the words come from? */
import { inSingular } from "@dianzhang/api";
import i18next, { type i18n, type PostProcessorModule, type ResourceLanguage } from "i18next";
import { useState } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };
import type { Language } from "./format/numbers.ts";

const STORE = "dianzhang-language";

/** Words by namespace; a desk's namespace is its id, its refusals are in `ID.refusals`. */
export type Texts = Readonly<Record<Language, ResourceLanguage>>;

/** No "1 orders" in English, wherever a number stands before a word. */
const singular: PostProcessorModule = {
  type: "postProcessor",
  name: "singular",
  process: (text: string, _key, _options, translator: { readonly language?: string }) =>
    translator.language === "en" ? inSingular(text) : text,
};

export async function openLanguage(texts: Texts): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance
    .use(initReactI18next)
    .use(singular)
    .init({
      lng: rememberedLanguage(),
      fallbackLng: false,
      defaultNS: "ui",
      resources: { zh: { ...texts.zh, ui: zh }, en: { ...texts.en, ui: en } },
      interpolation: { escapeValue: false },
      postProcess: ["singular"],
      returnNull: false,
    });
  document.documentElement.lang = instance.language === "zh" ? "zh-CN" : "en";
  return instance;
}

export function useLanguage(): { language: Language; change: (language: Language) => void } {
  const { i18n: instance } = useTranslation();
  const language: Language = instance.language === "en" ? "en" : "zh";
  const change = (next: Language) => {
    localStorage.setItem(STORE, next);
    document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
    void instance.changeLanguage(next);
  };
  return { language, change };
}

/** The words of one namespace: `const t = useText("listing")`. */
export function useText(
  namespace: string,
): (key: string, values?: Record<string, unknown>) => string {
  const { t } = useTranslation(namespace);
  return (key, values) => t(key, { ...values });
}

/** Words that only one desk's screens need, added when the first of them opens: they stay out of the first visit. */
export function useMoreTexts(namespace: string, texts: Texts): void {
  const { i18n: instance } = useTranslation();
  useState(() => {
    for (const language of ["zh", "en"] as const)
      instance.addResourceBundle(language, namespace, texts[language], true, true);
  });
}

/** Words of any namespace, for screens that show what other desks did: `say("listing", "commands.publish")`. */
export function useAnyText(): (
  namespace: string,
  key: string,
  values?: Record<string, unknown>,
) => string | undefined {
  const { t, i18n: instance } = useTranslation();
  return (ns, key, values) =>
    instance.exists(key, { ns }) ? t(key, { ...values, ns }) : undefined;
}

function rememberedLanguage(): Language {
  const remembered = localStorage.getItem(STORE);
  if (remembered === "zh" || remembered === "en") return remembered;
  return navigator.language.startsWith("en") ? "en" : "zh";
}
