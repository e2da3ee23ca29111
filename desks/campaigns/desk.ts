/** The campaigns seat (活动): price cuts, full reductions, coupons, flash sales, bundles, gifts, festivals. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { oneMorePiece } from "./course/01-one-more-piece/lesson.ts";
import { twoHoursCheap } from "./course/02-two-hours-cheap/lesson.ts";
import { policies } from "./policies/index.ts";
import { rival } from "./policies/rival.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { goods } from "./sim/goods.ts";
import { preview } from "./sim/preview.ts";
import { newSlice, type CampaignsSlice } from "./sim/slice.ts";
import { calendar, campaignList, campaignPage, oneCampaign, toDo } from "./sim/views.ts";

export const campaigns = defineDesk<CampaignsSlice>({
  id: "campaigns",
  skill: "profit",
  competency: "platform",
  slice: newSlice,
  commands: {
    "create-campaign": defineCommand(can.createCampaign, decide.createCampaign),
    "stop-campaign": defineCommand(can.stopCampaign, decide.stopCampaign),
    "set-traffic-plan": defineCommand(can.setTrafficPlan, decide.setTrafficPlan),
    "apply-festival": defineCommand(can.applyFestival, decide.applyFestival),
  },
  apply,
  compile,
  views: {
    "campaign-list": defineView(can.noParams, campaignList),
    campaign: defineView(can.campaignParams, oneCampaign),
    page: defineView(can.campaignParams, campaignPage),
    calendar: defineView(can.calendarParams, calendar),
    goods: defineView(can.noParams, goods),
    preview: defineView(can.previewParams, preview),
    "to-do": defineView(can.noParams, toDo),
  },
  metrics: ["campaign-phases", "campaign-goods", "campaign-effects", "campaign-channels"],
  lessons: [oneMorePiece, twoHoursCheap],
  // A plan is what people agreed on; the market reads none of it.
  quietEvents: ["campaigns/traffic-planned"],
  policies,
  // Between festivals rivals leave prices as they are: what shoppers hold for usual would sink under them all.
  rivals: rival,
});
