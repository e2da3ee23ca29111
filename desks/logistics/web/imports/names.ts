/** Goods, sources and codes by their numbers, in the reader's language. */
import { inLanguage, useLanguage } from "@dianzhang/ui";
import type { ImportsView } from "../../commands.ts";

export interface Goods {
  readonly listing: number;
  readonly title: string;
}

export interface ImportNames {
  readonly goods: (listing: number) => string;
  readonly source: (id: string) => string;
  readonly code: (code: string) => string;
}

export function useImportNames(view: ImportsView, goods: readonly Goods[]): ImportNames {
  const { language } = useLanguage();
  return {
    goods: (listing) => goods.find((one) => one.listing === listing)?.title ?? `#${listing}`,
    source: (id) => {
      const found = view.sources.find((one) => one.id === id);
      return found ? inLanguage(found.name, language) : id;
    },
    code: (code) => {
      const found = view.codes.find((one) => one.code === code);
      return found ? `${code} ${inLanguage(found.name, language)}` : code;
    },
  };
}
