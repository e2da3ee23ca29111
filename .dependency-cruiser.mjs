/** Who may import whom? The table of ARCHITECTURE.md as rules; everything it does not list is an error. */

const OURS = "^(packages|desks|courses|scenarios|tests|scripts)/";
const TESTS = "\\.test\\.tsx?$|/testing\\.ts$";
const pkg = (...names) => names.map((name) => `^packages/${name}/`);
const PURE = ["kernel", "market", "desk-kit", "grading", "api"];
const DESK_PURE = "^desks/[^/]+/(desk\\.ts|commands\\.ts|sim/|policies/|course/|text\\.)";

/** [files, what they may import of ours]; `$1` is the desk's name. */
const TABLE = {
  kernel: ["^packages/kernel/", pkg("kernel")],
  api: ["^packages/api/", pkg("api")],
  ui: ["^packages/ui/", pkg("ui", "api")],
  market: ["^packages/market/", pkg("market", "kernel")],
  grading: ["^packages/grading/", pkg("grading", "kernel")],
  "desk-kit": ["^packages/desk-kit/", pkg("desk-kit", "kernel", "market", "grading", "api")],
  testkit: ["^packages/testkit/", [...pkg("testkit", ...PURE), DESK_PURE, "^scenarios/"]],
  db: ["^packages/db/", pkg("db", "kernel", "api")],
  insights: ["^packages/insights/", pkg("insights", "kernel", "api")],
  catalog: ["^packages/catalog/", [...pkg("catalog", ...PURE), DESK_PURE, "^(scenarios|courses)/"]],
  server: [
    "^packages/server/",
    [...pkg("server", "db", "insights", "catalog", ...PURE), "^desks/[^/]+/text\\."],
  ],
  cli: [
    "^packages/cli/",
    [
      ...pkg("cli", "db", "insights", "catalog", "server", "testkit", ...PURE),
      "^desks/[^/]+/(text\\.|commands\\.ts$)",
    ],
  ],
  web: ["^packages/web/", [...pkg("web", "ui", "api"), "^desks/[^/]+/(web/|text\\.)"]],
  "desk-commands": [
    "^desks/([^/]+)/commands\\.ts$",
    ["^desks/$1/commands\\.ts$", ...pkg("kernel", "api")],
  ],
  "desk-manifest": [
    "^desks/([^/]+)/desk\\.ts$",
    [
      "^desks/$1/(commands\\.ts|sim/|policies/|course/|text\\.)",
      ...pkg("kernel", "market", "grading", "desk-kit", "api"),
    ],
  ],
  "desk-rules": [
    "^desks/([^/]+)/(sim|policies)/",
    ["^desks/$1/(commands\\.ts|sim/|policies/|text\\.)", ...pkg("kernel", "market", "desk-kit")],
  ],
  "desk-course": [
    "^desks/([^/]+)/course/",
    ["^desks/$1/(commands\\.ts|course/|text\\.)", ...pkg("grading", "desk-kit")],
  ],
  "desk-web": [
    "^desks/([^/]+)/web/",
    ["^desks/$1/(commands\\.ts|web/|text\\.)", ...pkg("ui", "api")],
  ],
};

const tableRules = Object.entries(TABLE).map(([name, [from, allowed]]) => ({
  name: `import-table-${name}`,
  severity: "error",
  comment: "ARCHITECTURE.md, who may import whom",
  from: { path: from, pathNot: TESTS },
  to: { path: OURS, pathNot: allowed },
}));

export default {
  forbidden: [
    ...tableRules,
    {
      name: "desks-do-not-meet",
      severity: "error",
      comment: "What two desks share sinks into market; tests included.",
      from: { path: "^desks/([^/]+)/" },
      to: { path: "^desks/", pathNot: "^desks/$1/" },
    },
    {
      name: "tests-of-desks",
      severity: "error",
      comment: "Tests of desks may also use testkit, insights and the catalogue.",
      from: { path: "^desks/.*\\.test\\.ts$" },
      to: { path: "^packages/(server|db|cli|web)/" },
    },
    {
      name: "pure-code-does-no-io",
      severity: "error",
      comment: "No clock, chance or I/O in pure code.",
      from: {
        path: `^packages/(${PURE.join("|")}|testkit)/|^desks/[^/]+/(desk|commands|sim|policies|course)`,
        pathNot: TESTS,
      },
      to: { dependencyTypes: ["core", "npm-dev"] },
    },
    {
      name: "pure-code-has-one-library",
      severity: "error",
      comment: "Zod is the only package pure code may use.",
      from: { path: `^packages/(${PURE.join("|")})/`, pathNot: TESTS },
      to: { path: "node_modules/", pathNot: "node_modules/zod/" },
    },
    {
      name: "no-cycle",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\.(css|svg|png)" },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/(dist|\\.cache)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
