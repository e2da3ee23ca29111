/** Who is signed in, and how do they come and go? */
import type { MarketLine, Session } from "@dianzhang/api";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App } from "antd";
import { call, useRefusal, useRoute, type Asked } from "@dianzhang/ui";

export function useSession(): Asked<Session> {
  return useRoute<Session>(["session"], "/api/session");
}

export function useMarkets(
  options: { readonly enabled?: boolean } = {},
): Asked<readonly MarketLine[]> {
  return useRoute<readonly MarketLine[]>(["markets"], "/api/markets", options);
}

/** Whoever could not be signed out is told, and stays. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const refusal = useRefusal();
  const { message } = App.useApp();
  const go = useNavigate();
  return async () => {
    try {
      await call("DELETE", "/api/session");
    } catch (error) {
      message.error(refusal(error), 6);
      return;
    }
    queries.clear();
    await go({ to: "/sign-in" });
  };
}
