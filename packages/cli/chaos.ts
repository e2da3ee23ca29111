/** `npm run -s chaos -- --kills 100 --json`: is anything acknowledged lost when machines fail? */
import { runChaos } from "@dianzhang/server/chaos";
import { readWords, wholeNumber } from "./args.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["kills"], ["json"]);
  const enough = new AbortController();
  process.once("SIGINT", () => enough.abort());
  const campaign = await runChaos({
    signal: enough.signal,
    kills: wholeNumber(words, "kills", 20),
    onStep: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify(campaign)}\n`);
  const { lost, doubled, corrupt, manualSteps } = campaign;
  if (lost + doubled + corrupt + manualSteps > 0) process.exitCode = 1;
}
