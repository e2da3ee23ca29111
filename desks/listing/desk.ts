/** The listing seat (商品): what is on sale, how it is described, pictured, priced and stocked. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { firstTenListings } from "./course/01-first-ten-listings/lesson.ts";
import { wordsThatAreSearched } from "./course/02-words-that-are-searched/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { importPreview, importWorkbook } from "./sim/import.ts";
import { keywords } from "./sim/keywords.ts";
import { goodsSheet, importTemplate } from "./sim/sheet.ts";
import { setRelated, setShowcase, siteLinks } from "./sim/site-links.ts";
import { searchNews, titleAnalysis } from "./sim/title.ts";
import { newSlice, type ListingSlice } from "./sim/slice.ts";
import { categoryForms, goodsOnShow, listingList, oneListing, toDo } from "./sim/views.ts";

export const listing = defineDesk<ListingSlice>({
  id: "listing",
  skill: "profit",
  competency: "platform",
  slice: newSlice,
  commands: {
    "create-listing": defineCommand(can.createListing, decide.createListing),
    "edit-listing": defineCommand(can.editListing, decide.editListing),
    "add-skus": defineCommand(can.addSkus, decide.addSkus),
    "set-prices": defineCommand(can.setPrices, decide.setPrices),
    "buy-stock": defineCommand(can.buyStock, decide.buyStock),
    publish: defineCommand(can.publish, decide.publish),
    unpublish: defineCommand(can.unpublish, decide.unpublish),
    "publish-skus": defineCommand(can.publishSkus, decide.publishSkus),
    "unpublish-skus": defineCommand(can.unpublishSkus, decide.unpublishSkus),
    "set-related": defineCommand(can.setRelated, setRelated),
    "set-showcase": defineCommand(can.setShowcase, setShowcase),
    "import-workbook": defineCommand(can.importWorkbook, importWorkbook),
  },
  apply,
  compile,
  // Goods that were bought count when they arrive.
  quietEvents: ["listing/stock-bought"],
  views: {
    "listing-list": defineView(can.listParams, listingList),
    "to-do": defineView(can.toDoParams, toDo),
    listing: defineView(can.oneParams, oneListing),
    "category-forms": defineView(can.noParams, categoryForms),
    keywords: defineView(can.keywordParams, keywords),
    "title-analysis": defineView(can.titleParams, titleAnalysis),
    "search-news": defineView(can.noParams, searchNews),
    "goods-on-show": defineView(can.noParams, goodsOnShow),
    "site-links": defineView(can.noParams, siteLinks),
    "import-preview": defineView(can.importPreviewParams, importPreview),
    "import-template": defineView(can.sheetParams, importTemplate),
    "goods-sheet": defineView(can.sheetParams, goodsSheet),
  },
  metrics: ["site-paths"],
  lessons: [firstTenListings, wordsThatAreSearched],
  policies,
});
