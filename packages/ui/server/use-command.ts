/** Telling: a command goes through the one door for commands; a refusal comes back as a sentence. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { withQuery } from "./client.ts";
import { useMarket } from "./market.tsx";
import { callOnce } from "./once.ts";
import { useRefusal } from "./use-refusal.ts";

export interface Telling<C> {
  /** Sends the command; answers whether it was accepted. A refusal has been shown by then. */
  readonly tell: (command: C, done?: string) => Promise<boolean>;
  readonly isBusy: boolean;
}

export function useCommand<C extends { readonly type: string }>(): Telling<C> {
  const { market, shop } = useMarket();
  const queries = useQueryClient();
  const refusal = useRefusal();
  const { message } = App.useApp();
  const sending = useMutation({
    mutationFn: (command: C) =>
      callOnce(withQuery(`/api/markets/${market.id}/commands`, { shop }), command),
    onSettled: () => queries.invalidateQueries({ queryKey: ["market", market.id] }),
  });
  const tell = async (command: C, done?: string) => {
    try {
      await sending.mutateAsync(command);
      if (done) message.success(done);
      return true;
    } catch (error) {
      message.error(refusal(error), 6);
      return false;
    }
  };
  return { tell, isBusy: sending.isPending };
}
