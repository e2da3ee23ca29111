/** Reading a metric's answer by name instead of by place. */
import type { Answer, Cell, Figure } from "@dianzhang/api";

export type NamedRow = Readonly<Record<string, Cell>>;

export function namedRows(answer: Answer): NamedRow[] {
  return answer.rows.map((row) =>
    Object.fromEntries(answer.columns.map((column, i) => [column.name, row[i] ?? null])),
  );
}

export function numberIn(row: NamedRow | undefined, name: string): number | null {
  const cell = row?.[name];
  return typeof cell === "number" ? cell : null;
}

/** One column of an answer as numbers; what is missing counts as 0. */
export function series(answer: Answer, name: string): number[] {
  return namedRows(answer).map((row) => numberIn(row, name) ?? 0);
}

export function figureNamed(answer: Answer, name: string): Figure {
  const found = answer.columns.find((column) => column.name === name);
  if (!found) throw new Error(`the answer has no column ${name}`);
  return found;
}

/** Names by number, for the columns that hold numbers of something. */
export type NamesByColumn = Readonly<Record<string, ReadonlyMap<number, string>>>;

/** The same answer with names in place of numbers; a number without a name stays. */
export function withNames(answer: Answer, names: NamesByColumn): Answer {
  const places = answer.columns.map(({ name }) => names[name]);
  return {
    ...answer,
    rows: answer.rows.map((row) =>
      row.map((cell, i) => (typeof cell === "number" ? (places[i]?.get(cell) ?? cell) : cell)),
    ),
  };
}
