/** A text that exists in both languages, in the one the reader wants. */
import type { Bilingual } from "@dianzhang/api";
import type { Language } from "./format/numbers.ts";

export function inLanguage(text: Bilingual, language: Language): string {
  return text[language];
}
