/** How are tests run? Two workers at most, by Node itself as the program is, and pure code without a clock or chance. */
import { defineConfig } from "vitest/config";

const pure = [
  "packages/{kernel,market,desk-kit,grading,api,testkit}/**/*.test.ts",
  "desks/*/{sim,policies,course}/**/*.test.ts",
  "desks/*/*.test.ts",
];
const screens = ["packages/{web,ui}/**/*.test.{ts,tsx}", "desks/*/web/**/*.test.{ts,tsx}"];
const everywhere = ["**/node_modules/**", "**/dist/**", "out/**", "tmp/**"];

/** Node loads the sources itself: a third less work than by the bundler's loader, which screens need. */
const byNode = { viteModuleRunner: false, nodeLoader: false } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    execArgv: ["--max-inlined-bytecode-size-cumulative=3000"],
    projects: [
      {
        test: {
          name: "pure",
          include: pure,
          exclude: everywhere,
          setupFiles: ["tests/no-clock-no-chance.ts"],
          testTimeout: 60_000,
          isolate: false,
          experimental: byNode,
        },
      },
      {
        test: {
          name: "node",
          include: ["{packages,desks,tests}/**/*.test.ts"],
          exclude: [...everywhere, ...pure, ...screens, "tests/browser/**"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          isolate: false,
          experimental: byNode,
        },
      },
      {
        test: {
          name: "screens",
          include: screens,
          exclude: everywhere,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          exclude: everywhere,
          globalSetup: ["tests/browser/one-house.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          isolate: false,
          experimental: byNode,
        },
      },
    ],
  },
});
