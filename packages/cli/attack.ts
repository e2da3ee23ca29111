/** `npm run -s attack -- --json`: every door and every kind of hostile request, tried on a running server. */
import { runAttack } from "@dianzhang/server/attack";
import { readWords } from "./args.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, [], ["json", "short"]);
  const report = await runAttack({ isShort: words["short"] === true });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  if (report.findings.length > 0) process.exitCode = 1;
}
