/** Part of a page could not be asked for, and the page has no place of its own to say so. */
import { notifyManager, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { useText } from "../language.ts";
import { isNotInModel } from "../server/client.ts";

// Failures that stand on the page in words already.
let told = 0;
const listeners = new Set<() => void>();

function tell(more: number): void {
  told += more;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For parts that say by themselves that something failed: it is not said twice. */
export function useTold(): void {
  useEffect(() => {
    tell(1);
    return () => tell(-1);
  }, []);
}

/** A line over the page while questions of it failed that nothing else speaks of, with a way to ask again. */
export function Missing() {
  const t = useText("ui");
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  const subscribe = useCallback(
    (change: () => void) => cache.subscribe(notifyManager.batchCalls(change)),
    [cache],
  );
  const failed = useSyncExternalStore(subscribe, () => failedOf(queries).length);
  const said = useSyncExternalStore(listen, () => told);
  if (failed <= said) return null;
  const retry = () => {
    for (const query of failedOf(queries)) void query.fetch();
  };
  return (
    <Alert
      banner
      type="warning"
      title={t("states.missing")}
      action={
        <Button size="small" onClick={retry}>
          {t("states.retry")}
        </Button>
      }
    />
  );
}

function failedOf(queries: QueryClient) {
  return queries
    .getQueryCache()
    .getAll()
    .filter(
      (query) =>
        query.isActive() &&
        query.state.status === "error" &&
        query.state.data === undefined &&
        !isNotInModel(query.state.error),
    );
}
