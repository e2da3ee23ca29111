/** The shop's goods on sale, to choose one for a post, a contract or a group. */
import { useView } from "@dianzhang/ui";

interface GoodsLine {
  readonly listing: number;
  readonly title: string;
  readonly isPublished: boolean;
}

/** Choices for a select; empty while loading. */
export function useGoods(): { readonly value: number; readonly label: string }[] {
  const asked = useView<readonly GoodsLine[]>("listing/listing-list");
  return (asked.value ?? [])
    .filter(({ isPublished }) => isPublished)
    .map(({ listing, title }) => ({ value: listing, label: title }));
}
