/** Who wants to hear what happens in a market? */
import type { MarketNews } from "@dianzhang/api";

export type Listener = (news: MarketNews) => void;

export interface NewsDesk {
  publish(market: string, news: MarketNews): void;
  /** Answers the function that ends the subscription. */
  listen(market: string, listener: Listener): () => void;
}

export function newNewsDesk(): NewsDesk {
  const listeners = new Map<string, Set<Listener>>();
  return {
    publish: (market, news) => {
      for (const listener of listeners.get(market) ?? []) listener(news);
    },
    listen: (market, listener) => {
      const own = listeners.get(market) ?? new Set();
      listeners.set(market, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(market);
      };
    },
  };
}
