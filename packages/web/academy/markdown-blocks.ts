/** Which blocks does a lesson's text consist of? */

export type TextBlock =
  | { readonly kind: "head"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "quote"; readonly text: string }
  | { readonly kind: "list"; readonly isNumbered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export function blocksOf(text: string): TextBlock[] {
  return text.split(/\n\s*\n/).flatMap((chunk) => {
    const lines = chunk
      .split("\n")
      .map((line) => line.trimEnd())
      .filter((line) => line !== "");
    return lines.length === 0 ? [] : headsApart(lines);
  });
}

// A head may stand directly above its text.
function headsApart(lines: readonly string[]): TextBlock[] {
  const [first = "", ...rest] = lines;
  if (!first.startsWith("#")) return [blockOf(lines)];
  const head: TextBlock = { kind: "head", text: first.replace(/^#+\s*/, "") };
  return rest.length === 0 ? [head] : [head, ...headsApart(rest)];
}

function blockOf(lines: readonly string[]): TextBlock {
  const first = lines[0] ?? "";
  if (/^\s*([-*]|\d+\.)\s/.test(first)) {
    return { kind: "list", isNumbered: /^\s*\d/.test(first), items: itemsOf(lines) };
  }
  if (first.startsWith(">"))
    return { kind: "quote", text: lines.map((line) => line.replace(/^>\s?/, "")).join(" ") };
  if (first.startsWith("|") && lines.length > 2) {
    const [head = [], , ...rows] = lines.map(cellsOf);
    return { kind: "table", head, rows };
  }
  return { kind: "paragraph", text: lines.join(" ") };
}

// A line without a mark continues the item above it.
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const item = /^\s*(?:[-*]|\d+\.)\s+(.*)$/.exec(line)?.[1];
    if (item === undefined) items.push(`${items.pop() ?? ""} ${line.trim()}`);
    else items.push(item);
  }
  return items;
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}
