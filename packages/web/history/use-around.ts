/** What the history needs to tell a step in words: the desks' later words, names of goods and of categories. */
import {
  useAnyText,
  useGoodsTitles,
  useLanguage,
  useMarket,
  useText,
  useView,
} from "@dianzhang/ui";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { addLaterWords } from "../texts.ts";
import type { Around } from "./said.ts";

interface Form {
  readonly id: string;
  readonly name: Readonly<Record<"zh" | "en", string>>;
}

/** Stands at once; what is still to be loaded is told by its number until it is there. */
export function useAround(): Around {
  const t = useText("web");
  const say = useAnyText();
  const { language } = useLanguage();
  const { market } = useMarket();
  const { i18n } = useTranslation();
  const [, setLoaded] = useState(false);
  useEffect(() => {
    void addLaterWords(i18n).then(() => setLoaded(true));
  }, [i18n]);
  const goods = useGoodsTitles();
  const forms = useView<readonly Form[]>("listing/category-forms").value ?? [];
  return {
    language,
    firstDay: market.firstDay,
    t,
    say,
    goods,
    categories: new Map(forms.map(({ id, name }) => [id, name[language]])),
  };
}
