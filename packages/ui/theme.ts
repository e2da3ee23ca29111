/** Which colours, sizes and typefaces does the house wear? The only place a colour is written down. */
import { theme as antdTheme, type ThemeConfig } from "antd";

export type Mode = "light" | "dark";

export interface Palette {
  readonly ground: string;
  readonly paper: string;
  readonly line: string;
  readonly ink: string;
  readonly quiet: string;
  readonly cinnabar: string;
  readonly indigo: string;
  readonly ochre: string;
  /** Behind and around a warning, what is well, what is told, what went wrong: their colours much thinned. */
  readonly ochreWash: string;
  readonly ochreEdge: string;
  readonly greenWash: string;
  readonly greenEdge: string;
  readonly indigoWash: string;
  readonly indigoEdge: string;
  readonly redWash: string;
  readonly redEdge: string;
  readonly red: string;
  readonly green: string;
  /** Words that wait in an empty field. */
  readonly hint: string;
  readonly teal: string;
  /** Series colours of charts, first the one that speaks. */
  readonly series: readonly string[];
}

export const PALETTES: Readonly<Record<Mode, Palette>> = {
  light: {
    ground: "#f7f5f0",
    paper: "#fffefb",
    line: "#e3dfd5",
    ink: "#1f2328",
    quiet: "#5f6368",
    cinnabar: "#c23b2b",
    indigo: "#2b4a6f",
    ochre: "#8a5a00",
    ochreWash: "#fbf2de",
    ochreEdge: "#e6cf9c",
    greenWash: "#e8f3ec",
    greenEdge: "#b4d5c0",
    indigoWash: "#e9eff6",
    indigoEdge: "#bacadd",
    redWash: "#fbebe9",
    redEdge: "#eab9b4",
    red: "#b3261e",
    green: "#1b7345",
    hint: "#74716a",
    teal: "#0b666b",
    series: ["#2b4a6f", "#b0762c", "#5b8a72", "#8c5a7c", "#5f6368"],
  },
  dark: {
    ground: "#15171a",
    paper: "#1e2125",
    line: "#363b42",
    ink: "#e8e6e1",
    quiet: "#a5a9af",
    cinnabar: "#e0604f",
    indigo: "#9cbde3",
    ochre: "#dba13d",
    ochreWash: "#322a1a",
    ochreEdge: "#5c4820",
    greenWash: "#18291f",
    greenEdge: "#2e5841",
    indigoWash: "#1c2734",
    indigoEdge: "#374f6c",
    redWash: "#34211f",
    redEdge: "#6c3833",
    red: "#f0897f",
    green: "#6cc495",
    hint: "#8f9399",
    teal: "#6fc7cb",
    series: ["#9cbde3", "#dba13d", "#7dbb9b", "#c79ab8", "#a5a9af"],
  },
};

/** System faces first; Noto Sans SC is fetched in small pieces only where the system has no Chinese. */
export const FONT_FAMILY =
  'system-ui, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", sans-serif';

export function themeOf(mode: Mode): ThemeConfig {
  const palette = PALETTES[mode];
  return {
    algorithm: mode === "dark" ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: palette.cinnabar,
      colorLink: palette.indigo,
      colorInfo: palette.indigo,
      colorWarning: palette.ochre,
      colorWarningBg: palette.ochreWash,
      colorWarningBorder: palette.ochreEdge,
      colorError: palette.red,
      colorErrorBg: palette.redWash,
      colorErrorBorder: palette.redEdge,
      colorSuccess: palette.green,
      colorSuccessBg: palette.greenWash,
      colorSuccessBorder: palette.greenEdge,
      colorInfoBg: palette.indigoWash,
      colorInfoBorder: palette.indigoEdge,
      colorBgLayout: palette.ground,
      colorBgContainer: palette.paper,
      colorBorderSecondary: palette.line,
      colorText: palette.ink,
      colorTextSecondary: palette.quiet,
      colorTextDescription: palette.quiet,
      colorTextTertiary: palette.quiet,
      colorTextPlaceholder: palette.hint,
      fontFamily: FONT_FAMILY,
      fontSize: 14,
      borderRadius: 4,
      motionDurationMid: "0.12s",
    },
    components: {
      Table: { cellPaddingBlockSM: 6, cellFontSizeSM: 13, headerBg: palette.ground },
      Tabs: {
        itemSelectedColor: palette.cinnabar,
        itemHoverColor: palette.cinnabar,
        itemActiveColor: palette.cinnabar,
        inkBarColor: palette.cinnabar,
      },
      Menu: { itemBg: "transparent", activeBarBorderWidth: 0, itemSelectedColor: palette.cinnabar },
      Layout: { siderBg: palette.paper, headerBg: palette.paper, bodyBg: palette.ground },
    },
  };
}

/** The palette as CSS variables, for the few rules that live outside Ant Design. */
export function cssVariables(mode: Mode): Record<`--${string}`, string> {
  const { series: _, ...colours } = PALETTES[mode];
  return Object.fromEntries(
    Object.entries(colours).map(([name, value]) => [`--dz-${name}`, value]),
  );
}
