/** The command line: what a shell can ask of Dianzhang. */
import { inPlainWords } from "@dianzhang/server/plain-words";
import { Help, UsageError } from "./args.ts";

const COMMANDS: Readonly<
  Record<string, () => Promise<{ run: (argv: readonly string[]) => Promise<void> }>>
> = {
  sim: () => import("./sim.ts"),
  replay: () => import("./replay.ts"),
  skill: () => import("./skill.ts"),
  facts: () => import("./facts.ts"),
  exploits: () => import("./exploits.ts"),
  invariants: () => import("./invariants.ts"),
  calibrate: () => import("./calibrate.ts"),
  bench: () => import("./bench.ts"),
  backup: () => import("./backup.ts"),
  restore: () => import("./restore.ts"),
  "second-factor": () => import("./second-factor.ts"),
  chaos: () => import("./chaos.ts"),
  attack: () => import("./attack.ts"),
  soak: () => import("./soak.ts"),
  model: () => import("./model.ts"),
  "check-texts": () => import("./check-texts.ts"),
  intents: () => import("./intents.ts"),
};

const [name = "", ...argv] = process.argv.slice(2);
const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (!load) {
  process.stderr.write(
    `There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(", ")}\n`,
  );
  process.exitCode = 2;
} else {
  try {
    await (await load()).run(argv);
  } catch (error) {
    if (error instanceof Help) process.stdout.write(`npm run -s ${name} -- ${error.message}\n`);
    else {
      process.stderr.write(`${inPlainWords(error)}\n`);
      // A wrong word is 2, trouble of the machine or of ours is 1.
      process.exitCode = error instanceof UsageError ? 2 : 1;
    }
  }
}
