/** What a command holds, in the reader's words: fields by name, money, times and goods as screens show them. */
import {
  dayOfTick,
  hourOfTick,
  hourText,
  money,
  rate,
  shortDay,
  type Language,
} from "@dianzhang/ui";

/** What has to be looked up to say it. */
export interface Around {
  readonly language: Language;
  readonly firstDay: string;
  /** Words of the history itself. */
  readonly t: (key: string, values?: Record<string, unknown>) => string;
  /** Words of a namespace, where it has them. */
  readonly say: (namespace: string, key: string) => string | undefined;
  /** Titles of goods by number, names of categories by id. */
  readonly goods: ReadonlyMap<number, string>;
  readonly categories: ReadonlyMap<string, string>;
}

/** Characters of a title that tell goods apart in a line. */
const TITLE = 12;
const GOODS = new Set(["listing", "listings", "related"]);
const CATEGORIES = new Set(["category", "mainCategory"]);
/** What people type themselves is told as they typed it. */
const TYPED = new Set(["name", "title", "text", "note", "owner", "words", "answers", "brand"]);
/** Where a desk's words for a field's values stand under another name. */
const WORDS: Readonly<Record<string, string>> = { "supply/how": "decide" };
/** Numbers of orders, cases and the like told one by one; of more only how many. */
const TOLD = 4;
/** Characters from here on are as wide as two. */
const WIDE_FROM = 0x2e00;
/** Desks whose `at`, `from` and `until` are hours of the market; elsewhere they are hours of a day. */
const TIMED = new Set(["campaigns", "social"]);
const TIMES = new Set(["at", "from", "until"]);

/** One line: `商品：… · 价格：¥89.00`. Fields that say nothing (null, empty) are left out. */
export function saidOf(command: { readonly type: string }, around: Around): string {
  const { type, ...fields } = command;
  const desk = type.split("/")[0] ?? "";
  return pairs(desk, fields, around).join(" · ");
}

function pairs(desk: string, fields: object, around: Around): string[] {
  const { t, say } = around;
  return Object.entries(fields).flatMap(([name, value]) => {
    if (value === null || value === "") return [];
    if (typeof value === "object" && !Array.isArray(value)) return pairs(desk, value, around);
    const told = valueOf(desk, name, value, around);
    return [
      t("history.said.pair", { name: say("web", `history.field.${name}`) ?? name, value: told }),
    ];
  });
}

function valueOf(desk: string, name: string, value: unknown, around: Around): string {
  const { t, say, language, firstDay } = around;
  if (Array.isArray(value)) return listOf(desk, name, value, around);
  if (typeof value === "boolean") return t(value ? "history.said.yes" : "history.said.no");
  if (typeof value === "number") {
    if (GOODS.has(name)) return titleOf(value, around);
    if (/fen$/iu.test(name)) return money(value, language);
    if (/permille$/iu.test(name)) return rate(value / 1000, language);
    if (TIMES.has(name) && TIMED.has(desk))
      return `${shortDay(firstDay, dayOfTick(value))} ${hourText(hourOfTick(value))}`;
    return value.toLocaleString(language);
  }
  const text = String(value);
  if (TYPED.has(name)) return text;
  if (CATEGORIES.has(name)) return around.categories.get(text) ?? text;
  return say(desk, `${WORDS[`${desk}/${name}`] ?? name}.${text}`) ?? text;
}

function listOf(desk: string, name: string, values: readonly unknown[], around: Around): string {
  const { t } = around;
  const [first] = values;
  if (first === undefined) return t("history.said.none");
  if (typeof first === "object") return t("history.said.many", { count: values.length });
  const told = (value: unknown): string => valueOf(desk, name, value, around);
  if (values.length === 1) return told(first);
  return GOODS.has(name) || values.length > TOLD
    ? t("history.said.more", { first: told(first), count: values.length })
    : values.map(told).join(t("history.said.comma"));
}

/** As much of a text as fits into so many places; a Chinese character takes two. */
export function shortened(text: string, places: number): string {
  let taken = 0;
  for (let at = 0; at < text.length; at += 1) {
    taken += text.charCodeAt(at) > WIDE_FROM ? 2 : 1;
    if (taken > places) return `${text.slice(0, at)}…`;
  }
  return text;
}

function titleOf(listing: number, { goods }: Around): string {
  const title = goods.get(listing);
  if (title === undefined) return `#${listing}`;
  return title.length > TITLE ? `${title.slice(0, TITLE)}…` : title;
}
