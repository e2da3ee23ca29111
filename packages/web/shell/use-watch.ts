/** Hears from the server when the market moves, and lets every screen ask again. */
import type { Clock, MarketNews, MarketState } from "@dianzhang/api";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** The clock while it runs; null while it rests. */
export function useWatch(market: string): Clock | null {
  const queries = useQueryClient();
  const [running, setRunning] = useState<Clock | null>(null);
  useEffect(() => {
    const source = new EventSource(`/api/markets/${market}/watch`);
    const askAgain = () => void queries.invalidateQueries({ queryKey: ["market", market] });
    const turn = (now: number, clock: Clock) => {
      setRunning(clock.isRunning ? clock : null);
      queries.setQueryData<MarketState>(
        ["market", market, "state"],
        (state) => state && { ...state, now, clock },
      );
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const news = JSON.parse(event.data) as MarketNews;
      if (news.type === "tick") {
        turn(news.now, { isRunning: news.done < news.total, done: news.done, total: news.total });
      } else if (news.type === "stopped") {
        turn(news.now, { isRunning: false, done: 0, total: 0 });
      }
      if (news.type !== "tick") askAgain();
    };
    return () => source.close();
  }, [market, queries]);
  return running;
}
