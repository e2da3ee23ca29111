/** `npm test` and `npm run check`: everything that must hold, in one run; `npm test -- types lint` runs a part. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildWeb } from "./build-web.mjs";
import { COMPILED, ensureInstalled, finish, pinnedNode, root, say } from "./launch.mjs";

const REPORT = join(root, ".cache/vitest.json");
const bin = (name) => join(root, "node_modules/.bin", name);

const STEPS = {
  format: () => passes(bin("oxfmt"), ["--check", "."]),
  lint: () => passes(bin("oxlint"), ["--deny-warnings", "--type-aware"]),
  "types-pure": () => passes(bin("tsc"), ["-p", "tsconfig.pure.json"]),
  "types-node": () => passes(bin("tsc"), ["-p", "tsconfig.node.json"]),
  "types-web": () => passes(bin("tsc"), ["-p", "tsconfig.web.json"]),
  imports: () => passes(bin("depcruise"), ["--output-type", "err", "packages", "desks"]),
  web: () =>
    buildWeb().then(
      () => true,
      (error) => (say(error.message), false),
    ),
  tests: runTests,
};

await finish(check(process.argv.slice(2)));

async function check(wanted) {
  await ensureInstalled({ withDev: true });
  const began = Date.now();
  const names = Object.keys(STEPS).filter(
    (name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)),
  );
  const total = { passed: 0, failed: 0, skipped: 0, names: [] };
  say(`Checking: ${names.join(", ")} (usually under 10 minutes on 2 cores)`);
  for (const name of names) {
    const started = Date.now();
    const result = await STEPS[name]();
    add(total, name, result);
    say(`${result === true || result.failed === 0 ? "ok  " : "FAIL"} ${name} (${since(started)})`);
  }
  say(`${total.skipped} skipped; ${since(began)} in all`);
  if (total.names.length > 0) say(`Failed: ${total.names.join(", ")}`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
}

function add(total, name, result) {
  if (typeof result === "boolean") total[result ? "passed" : "failed"] += 1;
  else for (const key of ["passed", "failed", "skipped"]) total[key] += result[key];
  if (result === false || result.failed > 0) total.names.push(name);
}

function since(time) {
  return `${((Date.now() - time) / 1000).toFixed(1)} s`;
}

/** Runs every test; a run that reported nothing is one failure. */
async function runTests() {
  mkdirSync(dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
  const isGood = await passes(bin("vitest"), ["run", ...reporters]);
  if (!existsSync(REPORT)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(REPORT, "utf8"));
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: isGood ? failed : Math.max(1, failed),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

// The pinned Node stands first on PATH, so that every tool's `env node` line finds it.
function passes(file, args) {
  const path = `${dirname(pinnedNode() ?? process.execPath)}:${process.env.PATH}`;
  const child = spawn(file, args, {
    cwd: root,
    env: { ...COMPILED, ...process.env, PATH: path, NO_COLOR: "1" },
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  return new Promise((resolve) => {
    child.on("error", (error) => (say(error.message), resolve(false)));
    child.on("close", (code) => resolve(code === 0));
  });
}
