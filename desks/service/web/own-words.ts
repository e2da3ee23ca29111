/** The lines a shop begins with, in the reader's language; what somebody typed stays as it was typed. */
import type { Language } from "@dianzhang/ui";
import library from "../text.scripts.json" with { type: "json" };

const ENGLISH = new Map(Object.entries(library));

export function ownWords(text: string, language: Language): string {
  return language === "en" ? (ENGLISH.get(text) ?? text) : text;
}
