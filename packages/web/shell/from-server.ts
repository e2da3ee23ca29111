/** How is a screen's code fetched, so that a cut network does not cost the page one stands on? */
import { ServerError } from "@dianzhang/ui";

/**
 * Code that a newer version took away fails as it is, and the router loads the page anew. While no server
 * answers, loading anew would leave nothing; that failure is told on the page.
 */
export function fromServer<M>(load: () => Promise<M>): () => Promise<M> {
  return async () => {
    try {
      return await load();
    } catch (error) {
      if (await isServerThere()) throw error;
      throw new ServerError(0, { code: "unreachable" });
    }
  };
}

export async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch("/api/session", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
