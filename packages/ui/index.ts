/** The front door of ui: what desks' screens and the shells may use. */
export { themeOf, cssVariables, PALETTES, type Mode, type Palette } from "./theme.ts";
export { ModeContext, rememberedMode, rememberMode, useMode } from "./mode.ts";
export {
  openLanguage,
  useAnyText,
  useLanguage,
  useMoreTexts,
  useText,
  type Texts,
} from "./language.ts";
export { inLanguage } from "./bilingual.ts";
export {
  cellText,
  change,
  count,
  money,
  moneyRound,
  moneyShort,
  rate,
  type Language,
  type Unit,
} from "./format/numbers.ts";
export {
  dateOfDay,
  dayOfTick,
  dayText,
  hourOfTick,
  hourText,
  shortDay,
} from "./format/market-time.ts";
export { ARROWS, changeOf, colourOf, directionOf } from "./format/direction.ts";
export { call, ServerError, withQuery } from "./server/client.ts";
export {
  MarketProvider,
  useMarket,
  useMarketIfAny,
  useMarketPath,
  type MarketPlace,
} from "./server/market.tsx";
export {
  metricPath,
  useMetric,
  useMetricCatalogue,
  useRoute,
  useView,
  type Asked,
  type Earlier,
  type RouteOptions,
} from "./server/use-view.ts";
export { useCommand, type Telling } from "./server/use-command.ts";
export { useRefusal, useRefusalText } from "./server/use-refusal.ts";
export type { DeskScreen, DeskScreens, DeskTexts } from "./desk-screens.ts";
export { CellValue, Change, Money, Rate } from "./parts/Figures.tsx";
export { Definition } from "./parts/Definition.tsx";
export { Told } from "./parts/Told.tsx";
export { FigureCard } from "./parts/FigureCard.tsx";
export { PeriodPicker, usePeriod, type PickedPeriod } from "./parts/PeriodPicker.tsx";
export { Headlines, type HeadlinesProps } from "./parts/Headlines.tsx";
export { Missing } from "./parts/Missing.tsx";
export { Failed, Loaded, Loading, Nothing } from "./parts/States.tsx";
export { Block, Page } from "./parts/Page.tsx";
export { Picture, PictureInput } from "./parts/PictureInput.tsx";
export { putFile } from "./server/put-file.ts";
export { SeatTabs, useSeatTab, type SeatTabsProps } from "./parts/SeatTabs.tsx";
export { GiveBackSeat, TakeSeat } from "./parts/TakeSeat.tsx";
export { FormDialog, type FormDialogProps } from "./parts/FormDialog.tsx";
export { useFocusBack } from "./parts/use-focus-back.ts";
export { GoButton } from "./parts/GoButton.tsx";
export { Worth, type WorthProps } from "./parts/Worth.tsx";
export { Sparkline } from "./parts/Sparkline.tsx";
export { useGoodsTitles } from "./server/use-goods-titles.ts";
export {
  figureNamed,
  namedRows,
  numberIn,
  series,
  withNames,
  type NamedRow,
  type NamesByColumn,
} from "./answer.ts";
export { Chart, type ChartProps } from "./chart/Chart.tsx";
export { PaceChart, type PaceChartProps } from "./chart/PaceChart.tsx";
export { DaysChart, type DaysChartProps } from "./chart/DaysChart.tsx";
export type { ChartSeries } from "./chart/option.ts";
export { Grid, type GridColumn } from "./table/Grid.tsx";
export { isTaken } from "./table/keys.ts";
export { useSorting } from "./table/sorting.ts";
export { MetricBlock, MetricBlocks, type MetricBlockProps } from "./table/MetricBlock.tsx";
export { Downloads, MetricTable } from "./table/MetricTable.tsx";
export { saveText, saveUrl } from "./save.ts";
