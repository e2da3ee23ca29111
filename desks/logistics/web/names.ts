/** Names of couriers and provinces by their ids, in the reader's language. */
import { inLanguage, useLanguage } from "@dianzhang/ui";

interface Named {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

export function useNames(lines: readonly Named[]): (id: string) => string {
  const { language } = useLanguage();
  return (id) => {
    const found = lines.find((line) => line.id === id);
    return found ? inLanguage(found.name, language) : id;
  };
}
