/** How are tests run? Two workers at most, and pure code without a clock or chance. */
import { defineConfig } from "vitest/config";

const pure = [
  "packages/{kernel,market,desk-kit,grading,api,testkit}/**/*.test.ts",
  "desks/*/{sim,policies,course}/**/*.test.ts",
  "desks/*/*.test.ts",
];
const everywhere = ["**/node_modules/**", "**/dist/**", "out/**", "tmp/**"];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "pure",
          include: pure,
          exclude: everywhere,
          setupFiles: ["tests/no-clock-no-chance.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "node",
          include: ["{packages,desks,tests}/**/*.test.{ts,tsx}"],
          exclude: [...everywhere, ...pure, "tests/browser/**"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
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
          fileParallelism: false,
        },
      },
    ],
  },
});
