/** In which market, and in whose shop, does this screen stand? */
import { createContext, useContext } from "react";
import type { MarketState } from "@dianzhang/api";

export interface MarketPlace {
  readonly market: MarketState;
  /** The shop shown: the trainee's own, or the one a teacher looks at. */
  readonly shop: number;
}

const PlaceContext = createContext<MarketPlace | null>(null);

export const MarketProvider = PlaceContext.Provider;

export function useMarket(): MarketPlace {
  const place = useContext(PlaceContext);
  if (!place) throw new Error("this screen needs a market around it");
  return place;
}

/** The same, for what may also stand outside of every market. */
export function useMarketIfAny(): MarketPlace | null {
  return useContext(PlaceContext);
}

/** The address of a screen in this market: `useMarketPath()("goods/12")`. */
export function useMarketPath(): (path: string) => string {
  const { market } = useMarket();
  return (path) => `/m/${market.id}/${path}`;
}
