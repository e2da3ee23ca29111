/** What does a code say to a person? The server's own texts and every desk's refusals, in both languages. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inSingular, type Bilingual } from "@dianzhang/api";
import { desks } from "@dianzhang/catalog";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

const DESKS = join(import.meta.dirname, "../../desks");
type Language = keyof Bilingual;

/** What a desk's text file may hold that the server reads. */
interface DeskTexts {
  readonly refusals?: Readonly<Record<string, string>>;
  readonly workbook?: { readonly columns?: Readonly<Record<string, string>> };
  readonly columns?: Readonly<Record<string, string>>;
}

export interface Texts {
  /** The sentence of a fault or refusal; the code itself when nobody wrote one. */
  say(code: string, details: Readonly<Record<string, unknown>>): Bilingual;
  /** The heading of a column of a desk's view. */
  column(desk: string, name: string, language: Language): string;
}

/** Reads every text once. */
export function readTexts(): Texts {
  const own = { zh, en };
  const ofDesks = new Map(
    desks.map((desk) => [desk.id, { zh: ofDesk(desk.id, "zh"), en: ofDesk(desk.id, "en") }]),
  );
  const templateOf = (code: string, language: Language): string => {
    const [desk = "", problem = ""] = code.split("/");
    const faults: Readonly<Record<string, string>> = own[language].faults;
    const common: Readonly<Record<string, string>> = own[language].desk;
    if (problem === "") return faults[code] ?? code;
    if (desk === "desk") return common[problem] ?? code;
    const refusals = ofDesks.get(desk)?.[language].refusals ?? {};
    return refusals[problem] ?? refusals[code] ?? code;
  };
  return {
    say: (code, details) => ({
      zh: fill(templateOf(code, "zh"), details, "zh"),
      en: inSingular(fill(templateOf(code, "en"), details, "en")),
    }),
    column: (desk, name, language) => {
      const texts = ofDesks.get(desk)?.[language];
      return texts?.workbook?.columns?.[name] ?? texts?.columns?.[name] ?? name;
    },
  };
}

function ofDesk(id: string, language: Language): DeskTexts {
  const file = join(DESKS, id, `text.${language}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DeskTexts) : {};
}

/** Fills `{{name}}`; a detail whose name ends in Fen is money, names of things come in both languages. */
export function fill(
  template: string,
  details: Readonly<Record<string, unknown>>,
  language: Language = "en",
): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = details[name];
    if (name.endsWith("Fen") && typeof value === "number") return `¥${(value / 100).toFixed(2)}`;
    if (value === undefined || value === null) return "";
    const said = (value as Readonly<Record<string, unknown>>)[language];
    if (typeof value === "object" && typeof said === "string") return said;
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  });
}
