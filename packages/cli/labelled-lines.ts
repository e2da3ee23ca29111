/** Labelled texts as files hold them: a line each, what stands before the first tab, and the text after it. */
import { readFileSync } from "node:fs";

export interface LabelledLine {
  readonly label: string;
  readonly text: string;
}

export function labelledLines(path: string): LabelledLine[] {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const [label = "", ...rest] = line.split("\t");
      return { label, text: rest.join("\t") };
    });
}
