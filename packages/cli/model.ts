/** `npm run -s model -- [--out FILE]`: the installed model as one file that needs nothing beside it. */
import { writeFileSync } from "node:fs";
import { bundleModel, modelVersion } from "@dianzhang/catalog";
import { readWords, text } from "./args.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["out"], ["json"]);
  const version = modelVersion();
  const file = text(words, "out") ?? `model-${version}.mjs`;
  const code = await bundleModel();
  writeFileSync(file, code);
  process.stdout.write(`${JSON.stringify({ modelVersion: version, file, bytes: code.length })}\n`);
}
