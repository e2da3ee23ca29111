/** Does every desk say, in both languages, what each of its commands did? The history shows it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { desks } from "@dianzhang/catalog";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

test.each(desks.map((desk) => [desk.id, desk.commandNames] as const))(
  "%s has a word for each of its commands, and none for what it cannot do",
  (id, commands) => {
    for (const language of ["zh", "en"]) {
      const file = join(ROOT, "desks", id, "web", `text.${language}.json`);
      const words = JSON.parse(readFileSync(file, "utf8")) as { commands: Record<string, string> };
      expect(
        Object.keys(words.commands)
          .map((verb) => `${id}/${verb}`)
          .toSorted(),
      ).toEqual(commands.toSorted());
    }
  },
);
