/** `npm run -s soak -- --minutes 20 --json`: does a class of fifty leave the server as it found it? */
import { runSoak } from "@dianzhang/server/soak";
import { readWords, wholeNumber } from "./args.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["minutes", "trainees"], ["json"]);
  const report = await runSoak({
    minutes: wholeNumber(words, "minutes", 20),
    trainees: wholeNumber(words, "trainees", 50),
    onMinute: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  if (report.serverErrors > 0) process.exitCode = 1;
}
