/** What does a desk's `web/index.ts` declare, so that the shells can place its screens? */
import type { ComponentType } from "react";

/** One screen. `path` is relative to the market: `goods`, `goods/$listing`. */
export interface DeskScreen {
  readonly path: string;
  /** Loads the screen's code only when it is opened. */
  readonly load: () => Promise<{ readonly Screen: ComponentType }>;
}

export interface DeskTexts {
  readonly zh: Readonly<Record<string, unknown>>;
  readonly en: Readonly<Record<string, unknown>>;
}

export interface DeskScreens {
  readonly desk: string;
  /** Where the rail leads: the first screen of the desk. `icon` is a name the shell knows. */
  readonly rail: {
    readonly order: number;
    readonly path: string;
    readonly icon:
      | "shop"
      | "goods"
      | "campaigns"
      | "ads"
      | "feed"
      | "service"
      | "social"
      | "live"
      | "logistics"
      | "orders"
      | "supply"
      | "members"
      | "compliance"
      | "figures";
  };
  readonly screens: readonly DeskScreen[];
  /** The screens' own words. */
  readonly texts: DeskTexts;
  /** The desk's refusals, loaded after the first screen stands: the server tells a refusal in words anyhow. */
  readonly refusals: () => Promise<DeskTexts>;
  /** Words a first visit does not load, for screens of others that tell what was done here. */
  readonly words?: () => Promise<DeskTexts>;
}
