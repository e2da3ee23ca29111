/** The search-ads seat (搜索推广): which phrases the shop pays for, what it bids, what a day may cost. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { firstCampaign } from "./course/01-first-campaign/lesson.ts";
import { wordsThatBelong } from "./course/02-words-that-belong/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { keywordTool, simulate } from "./sim/estimate.ts";
import { newSlice, type SearchAdsSlice } from "./sim/slice.ts";
import { campaignList, keywordReport, termReport } from "./sim/views.ts";

export const searchAds = defineDesk<SearchAdsSlice>({
  id: "search-ads",
  skill: "profit",
  competency: "platform",
  slice: newSlice,
  commands: {
    "create-campaign": defineCommand(can.createCampaign, decide.createCampaign),
    "set-campaign": defineCommand(can.setCampaign, decide.setCampaign),
    "create-group": defineCommand(can.createGroup, decide.createGroup),
    "set-group": defineCommand(can.setGroup, decide.setGroup),
    "set-picture": defineCommand(can.setPicture, decide.setPicture),
    "add-keywords": defineCommand(can.addKeywords, decide.addKeywords),
    "set-bids": defineCommand(can.setBids, decide.setBids),
    "remove-keywords": defineCommand(can.removeKeywords, decide.removeKeywords),
  },
  apply,
  compile,
  views: {
    "campaign-list": defineView(can.campaignListParams, campaignList),
    "keyword-report": defineView(can.keywordReportParams, keywordReport),
    "term-report": defineView(can.termReportParams, termReport),
    "keyword-tool": defineView(can.keywordToolParams, keywordTool),
    simulate: defineView(can.simulateParams, simulate),
  },
  metrics: ["ads-overview", "ads-keywords", "ads-terms", "ads-daily", "ads-hours"],
  lessons: [firstCampaign, wordsThatBelong],
  policies,
});
