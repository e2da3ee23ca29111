/** A text that exists in both languages, and the one the reader wants. */
import type { Language } from "./format/numbers.ts";

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export function inLanguage(text: Bilingual, language: Language): string {
  return text[language];
}
