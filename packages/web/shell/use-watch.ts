/** Hears from the server when the market moves, and lets every screen ask again, but not at every hour. */
import type { Clock, MarketNews, MarketState } from "@dianzhang/api";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { openLine } from "./line.ts";

/** While the clock runs, screens are refreshed at day ends, at most this often. */
const REFRESH_MS = 4_000;

export interface Running extends Clock {
  /** The hour the market has reached; screens still show the one they were last asked for. */
  readonly now: number;
}

export interface Watch {
  /** The clock while it runs; null while it rests. */
  readonly running: Running | null;
  /** The server is not heard: what the screens show may be old. */
  readonly isCut: boolean;
}

export function useWatch(market: string): Watch {
  const queries = useQueryClient();
  const [running, setRunning] = useState<Running | null>(null);
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    let reached = 0;
    let refreshed = performance.now();
    const refresh = (clock?: Clock) => {
      refreshed = performance.now();
      queries.setQueryData<MarketState>(
        ["market", market, "state"],
        (state) =>
          state && { ...state, now: Math.max(reached, state.now), clock: clock ?? state.clock },
      );
      void queries.invalidateQueries({ queryKey: ["market", market] });
    };
    const onNews = (news: MarketNews) => {
      if (news.type === "tick") {
        const { now, done, total } = news;
        reached = now;
        setRunning(done < total ? { isRunning: true, now, done, total } : null);
      } else if (news.type === "day") {
        if (performance.now() - refreshed > REFRESH_MS) refresh();
      } else if (news.type === "stopped") {
        reached = news.now;
        setRunning(null);
        refresh({ isRunning: false, done: 0, total: 0 });
      } else {
        refresh();
      }
    };
    const close = openLine<MarketNews>(`/api/markets/${market}/watch`, {
      onNews,
      onCut: () => setCut(true),
      onBack: () => {
        setCut(false);
        // Whether the clock still runs is asked: that it stopped may be among what was missed.
        setRunning(null);
        refresh();
      },
    });
    return () => {
      close();
      setCut(false);
      setRunning(null);
    };
  }, [market, queries]);
  return { running, isCut };
}
