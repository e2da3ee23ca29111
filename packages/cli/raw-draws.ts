/** `node packages/cli/raw-draws.ts | dieharder -a -g 200`: the market's draws as raw bits, without end. */

/**
 * Streams are interleaved by subject, as a market uses them: on each occasion every subject draws once, so a
 * battery sees neighbouring subjects beside each other and each subject's own draws a fixed distance apart.
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { bitsFor, purpose, purposeKey } from "@dianzhang/kernel";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    subjects: { type: "string", default: "10000" },
    /** Stops after this many 32-bit words; 0 = never. */
    words: { type: "string", default: "0" },
  },
});
const key = purposeKey(Number(values.seed), purpose("raw-draws"));
const subjects = Number(values.subjects);
const words = Number(values.words) || Number.POSITIVE_INFINITY;
const block = new Uint32Array(65_536);

process.stdout.on("error", () => process.exit(0));
let filled = 0;
for (let drawn = 0; drawn < words; drawn += 1) {
  block[filled++] = bitsFor(key, drawn % subjects, Math.floor(drawn / subjects));
  if (filled < block.length && drawn + 1 < words) continue;
  if (!process.stdout.write(Buffer.from(block.slice(0, filled).buffer)))
    await once(process.stdout, "drain");
  filled = 0;
}
