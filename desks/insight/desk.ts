/** The insight seat (数据): reads what the raw events say, and finds where shoppers are lost. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import { findingsParams, recordFinding as finding, rivalsParams, statsParams } from "./commands.ts";
import { whereShoppersAreLost } from "./course/01-where-shoppers-are-lost/lesson.ts";
import { policies } from "./policies/index.ts";
import {
  apply,
  findings,
  listingStats,
  newSlice,
  recordFinding,
  type InsightSlice,
} from "./sim/findings.ts";
import { rivals } from "./sim/rivals.ts";

export const insight = defineDesk<InsightSlice>({
  id: "insight",
  skill: "inference",
  competency: "data",
  slice: (_scenario, shops) => newSlice(shops),
  commands: { "record-finding": defineCommand(finding, recordFinding) },
  apply,
  quietEvents: ["insight/finding-recorded"],
  views: {
    "listing-stats": defineView(statsParams, listingStats),
    findings: defineView(findingsParams, findings),
    rivals: defineView(rivalsParams, rivals),
  },
  metrics: [
    "overview",
    "daily",
    "channels",
    "keywords",
    "funnel",
    "products",
    "hours",
    "customers",
    "cohorts",
    "rfm",
  ],
  lessons: [whereShoppersAreLost],
  policies,
  // What a rival writes down about its own goods changes nothing anybody meets.
  rivals: "idle",
});
