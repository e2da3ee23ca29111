/** The parts of ECharts the house uses; loaded only when a chart is on the screen. */
import { BarChart, LineChart } from "echarts/charts";
import {
  GridComponent,
  MarkLineComponent,
  MarkAreaComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use as equip, type EChartsType } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";

equip([
  BarChart,
  LineChart,
  GridComponent,
  MarkLineComponent,
  MarkAreaComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
]);

export type Engine = EChartsType;
export { init };
