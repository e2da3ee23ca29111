/** Who is signed in, and how do they come and go? */
import type { MarketLine, Session } from "@dianzhang/api";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call, useRoute, type Asked } from "@dianzhang/ui";

export function useSession(): Asked<Session> {
  return useRoute<Session>(["session"], "/api/session");
}

export function useMarkets(
  options: { readonly enabled?: boolean } = {},
): Asked<readonly MarketLine[]> {
  return useRoute<readonly MarketLine[]>(["markets"], "/api/markets", options);
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const go = useNavigate();
  return async () => {
    await call("DELETE", "/api/session");
    queries.clear();
    await go({ to: "/sign-in" });
  };
}
