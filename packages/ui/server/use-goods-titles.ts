/** Own goods by the titles they are known by. */
import { useView } from "./use-view.ts";

interface Line {
  readonly listing: number;
  readonly title: string;
}

/** Number → title; empty until they are there, or while they are not asked for. */
export function useGoodsTitles({
  enabled = true,
}: { readonly enabled?: boolean } = {}): ReadonlyMap<number, string> {
  const lines = useView<readonly Line[]>("listing/listing-list", {}, { enabled }).value ?? [];
  return new Map(lines.map(({ listing, title }) => [listing, title]));
}
