/** How one folder becomes a desk: commands and views checked by Zod, turned into what the engine asks for. */
import { invariant, reject } from "@dianzhang/kernel";
import type { Command, Decision, DeskEvent, Resolved } from "@dianzhang/kernel";
import type {
  Contributions,
  DeskContext,
  DeskRules,
  MarketReader,
  MarketWriter,
  Policy,
  PolicyLevel,
  Scenario,
} from "@dianzhang/market";
import type { z } from "zod";
import { zhCN } from "zod/locales";
import type { LessonRules } from "./lesson.ts";

const CHINESE = zhCN().localeError;

/** A command: its fields, and the rule that decides it. */
export interface CommandRule<Slice> {
  readonly schema: z.ZodType;
  decide(ctx: DeskContext<Slice>, command: never, resolved: Resolved): Decision;
}

/** A view: its parameters, and how it is read from the slice. */
export interface ViewRule<Slice> {
  readonly params: z.ZodType;
  read(ctx: DeskContext<Slice>, params: never): unknown;
}

export interface DeskManifest<Slice> {
  readonly id: string;
  /** "profit": ordered by what the shop earns. "inference": ordered by how right its findings are. */
  readonly skill: "profit" | "inference";
  readonly competency: "data" | "platform" | "service" | "supply";
  slice(scenario: Scenario, shops: number): Slice;
  readonly commands: Readonly<Record<string, CommandRule<Slice>>>;
  apply(slice: Slice, event: DeskEvent, shop: number, market: MarketReader & MarketWriter): void;
  compile?(slice: Slice, scenario: Scenario, out: Contributions): void;
  /** Events that change nothing a compiled table holds. */
  readonly quietEvents?: readonly string[];
  readonly views: Readonly<Record<string, ViewRule<Slice>>>;
  /** Metric files in `metrics/`, without the ending. */
  readonly metrics: readonly string[];
  readonly lessons: readonly LessonRules[];
  readonly policies: Readonly<Record<PolicyLevel, Policy>>;
  /** How rivals act at this desk: as one of these levels, or in a way of their own; like the average shop when left out. */
  readonly rivals?: PolicyLevel | Policy;
}

export interface Desk extends DeskRules {
  readonly skill: "profit" | "inference";
  readonly competency: DeskManifest<unknown>["competency"];
  readonly commandNames: readonly string[];
  readonly viewNames: readonly string[];
  readonly metrics: readonly string[];
  readonly lessons: readonly LessonRules[];
}

/** Ties a command's schema to the type its rule receives. */
export function defineCommand<Slice, Schema extends z.ZodType>(
  schema: Schema,
  decide: (ctx: DeskContext<Slice>, command: z.output<Schema>, resolved: Resolved) => Decision,
): CommandRule<Slice> {
  return { schema, decide };
}

/** Ties a view's parameters to the type its reader receives. */
export function defineView<Slice, Schema extends z.ZodType>(
  params: Schema,
  read: (ctx: DeskContext<Slice>, params: z.output<Schema>) => unknown,
): ViewRule<Slice> {
  return { params, read };
}

/** Promises the engine a desk that refuses what its schemas refuse, with the path and reason. */
export function defineDesk<Slice>(manifest: DeskManifest<Slice>): Desk {
  return {
    id: manifest.id,
    skill: manifest.skill,
    competency: manifest.competency,
    commandNames: Object.keys(manifest.commands).map((name) => `${manifest.id}/${name}`),
    viewNames: Object.keys(manifest.views).map((name) => `${manifest.id}/${name}`),
    metrics: manifest.metrics,
    lessons: manifest.lessons,
    policies: manifest.policies,
    ...(manifest.rivals ? { rivals: manifest.rivals } : {}),
    quietEvents: new Set(manifest.quietEvents),
    initialSlice: (scenario, shops) => manifest.slice(scenario, shops),
    decide: (ctx, command, resolved) =>
      decide(manifest, ctx as DeskContext<Slice>, command, resolved),
    apply: (slice, event, shop, market) => manifest.apply(slice as Slice, event, shop, market),
    compile: (slice, scenario, out) => manifest.compile?.(slice as Slice, scenario, out),
    view: (ctx, name, params) => {
      const rule = manifest.views[name];
      invariant(rule, `no view ${manifest.id}/${name}`);
      return rule.read(ctx as DeskContext<Slice>, rule.params.parse(params ?? {}) as never);
    },
  };
}

function decide<Slice>(
  manifest: DeskManifest<Slice>,
  ctx: DeskContext<Slice>,
  command: Command,
  resolved: Resolved,
): Decision {
  const rule = manifest.commands[command.type.slice(manifest.id.length + 1)];
  if (!rule) return reject("desk/no-such-command", { type: command.type });
  const parsed = rule.schema.safeParse(command);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return reject("desk/malformed-command", {
      path: issue?.path.map(String).join(".") ?? "",
      reason: issue?.message ?? "",
      reasonZh: rule.schema.safeParse(command, { error: CHINESE }).error?.issues[0]?.message ?? "",
    });
  }
  return rule.decide(ctx, parsed.data as never, resolved);
}
