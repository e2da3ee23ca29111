/** A teacher's action: send it, ask everything of the class again, show what went wrong. */
import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { call, useRefusal } from "@dianzhang/ui";

interface Act {
  readonly act: <T>(
    method: "POST" | "DELETE",
    path: string,
    body?: unknown,
    done?: string,
  ) => Promise<T | null>;
  readonly isBusy: boolean;
}

export function useAct(): Act {
  const queries = useQueryClient();
  const refusal = useRefusal();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const act = async <T>(method: "POST" | "DELETE", path: string, body?: unknown, done?: string) => {
    setBusy(true);
    try {
      const answer = await call<T>(method, path, body);
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith("class"),
      });
      if (done) message.success(done);
      return answer;
    } catch (error) {
      message.error(refusal(error), 6);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { act, isBusy };
}
