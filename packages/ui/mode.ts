/** Light or dark? The reader's choice, else the system's. */
import { createContext, useContext } from "react";
import { PALETTES, type Mode, type Palette } from "./theme.ts";

const STORE = "dianzhang-mode";

export interface ModeChoice {
  readonly mode: Mode;
  readonly change: (mode: Mode) => void;
}

export const ModeContext = createContext<ModeChoice>({ mode: "light", change: () => undefined });

export function useMode(): ModeChoice & { readonly palette: Palette } {
  const choice = useContext(ModeContext);
  return { ...choice, palette: PALETTES[choice.mode] };
}

export function rememberedMode(): Mode {
  const remembered = localStorage.getItem(STORE);
  if (remembered === "light" || remembered === "dark") return remembered;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function rememberMode(mode: Mode): void {
  localStorage.setItem(STORE, mode);
}
