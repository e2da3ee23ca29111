/** Hears from the server when the market moves, and lets every screen ask again. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ClockState, MarketState } from "@dianzhang/ui";

interface Heard extends ClockState {
  readonly now: number;
}

/** The clock while it runs; null while it rests. */
export function useWatch(market: string): ClockState | null {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<ClockState | null>(null);
  useEffect(() => {
    const source = new EventSource(`/api/markets/${market}/watch`);
    const hear = (event: MessageEvent<string>) => {
      const heard = JSON.parse(event.data) as Heard;
      setProgress(heard.isRunning ? heard : null);
      queries.setQueryData<MarketState>(["market", market, "state"], (state) =>
        state ? { ...state, now: heard.now, clock: heard } : state);
      if (!heard.isRunning) void queries.invalidateQueries({ queryKey: ["market", market] });
    };
    source.addEventListener("clock", hear);
    source.addEventListener("changed", () => void queries.invalidateQueries({ queryKey: ["market", market] }));
    return () => source.close();
  }, [market, queries]);
  return progress;
}
