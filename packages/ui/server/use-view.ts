/** Asking: a desk's view, or a metric of the lake. Both are kept until the market moves. */
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { call, withQuery } from "./client.ts";
import type { Answer, MetricLine, Period } from "@dianzhang/api";
import { useMarket } from "./market.tsx";

export interface Asked<T> {
  readonly value: T | undefined;
  readonly error: Error | null;
  readonly isLoading: boolean;
  readonly retry: () => void;
}

/** A view as a market of an earlier model may answer it: these fields came later. */
export type Earlier<T, Later extends keyof T> = Omit<T, Later> & Partial<Pick<T, Later>>;

/** One view of a desk, named `desk/view`. */
export function useView<T>(
  name: string,
  params: Readonly<Record<string, unknown>> = {},
  { enabled = true }: { readonly enabled?: boolean } = {},
): Asked<T> {
  const { market, shop } = useMarket();
  const path = withQuery(`/api/markets/${market.id}/views/${name}`, {
    params: JSON.stringify(params),
    shop,
  });
  return asked(
    useQuery({
      queryKey: ["market", market.id, "view", name, shop, params],
      queryFn: () => call<T>("GET", path),
      enabled,
    }),
  );
}

/** One metric over a period of market seconds. */
export function useMetric(id: string, period: Period): Asked<Answer> {
  const { market, shop } = useMarket();
  return asked(
    useQuery({
      queryKey: ["market", market.id, "metric", id, shop, period.from, period.to],
      queryFn: () => call<Answer>("GET", metricPath(market.id, id, { ...period, shop })),
    }),
  );
}

/** What every metric says about itself. */
export function useMetricCatalogue(): Asked<readonly MetricLine[]> {
  const { market } = useMarket();
  return asked(
    useQuery({
      queryKey: ["metric-catalogue"],
      queryFn: () => call<readonly MetricLine[]>("GET", `/api/markets/${market.id}/metrics`),
      staleTime: Infinity,
    }),
  );
}

export function metricPath(
  market: string,
  id: string,
  query: Period & {
    readonly shop: number;
    readonly format?: "csv" | "xlsx" | "pdf";
    readonly language?: string;
  },
): string {
  return withQuery(`/api/markets/${market}/metrics/${id}`, { ...query });
}

export interface RouteOptions<T> {
  readonly enabled?: boolean;
  /** Milliseconds until it is asked again, from what was heard last; false rests. */
  readonly again?: (last: T | undefined) => number | false;
}

/** Any other route that answers with JSON. */
export function useRoute<T>(
  key: readonly unknown[],
  path: string,
  { enabled = true, again }: RouteOptions<T> = {},
): Asked<T> {
  return asked(
    useQuery({
      queryKey: key,
      queryFn: () => call<T>("GET", path),
      enabled,
      refetchInterval: ({ state }) => again?.(state.data) ?? false,
    }),
  );
}

function asked<T>(query: UseQueryResult<T>): Asked<T> {
  return {
    value: query.data,
    error: query.error,
    isLoading: query.isPending && query.fetchStatus !== "idle",
    retry: () => void query.refetch(),
  };
}
