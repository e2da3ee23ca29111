/** How is a command told once, though the network may swallow the answer? Under one key, until somebody answers. */
import { call, ServerError } from "./client.ts";

/** Milliseconds before it is said again; then the person is told. */
const AGAIN_AFTER = [400, 1_600] as const;

/** Commands nobody answered, by address and text: said again by hand, they are still the same command. */
const unanswered = new Map<string, string>();

/** Sends a command; when no answer comes it is sent again, under the same key, and so never done twice. */
export async function callOnce<T>(path: string, command: unknown): Promise<T> {
  const name = `${path} ${JSON.stringify(command)}`;
  const key = unanswered.get(name) ?? newKey();
  // While it is under way the same words may be meant a second time.
  unanswered.delete(name);
  for (let tried = 0; ; tried += 1) {
    try {
      return await call<T>("POST", path, command, { "idempotency-key": key });
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      const wait = AGAIN_AFTER[tried];
      if (wait === undefined) {
        unanswered.set(name, key);
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

// The server, or what stands before it, could not say whether it was done.
function isUnanswered(error: unknown): boolean {
  return error instanceof ServerError && [0, 502, 503, 504].includes(error.status);
}

// `crypto.randomUUID` is there only on addresses the browser trusts; a school's own network is none.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
