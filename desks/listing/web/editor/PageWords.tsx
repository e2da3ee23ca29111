/** The selling points a page gives in words, saved by a decision of their own. */
import { Button, Input } from "antd";
import { useState } from "react";
import { Block, useCommand, useText, type Earlier } from "@dianzhang/ui";
import { MOST_WORDS, type EditListing, type ListingView } from "../../commands.ts";

export function PageWords({ view }: { readonly view: Earlier<ListingView, "words"> }) {
  const t = useText("listing");
  const before = view.words ?? "";
  const [words, setWords] = useState(before);
  const { tell, isBusy } = useCommand<EditListing>();
  const save = () =>
    tell(
      { type: "listing/edit-listing", listing: view.listing, words: words.trim() },
      t("editor.pageWordsSaved"),
    );
  return (
    <Block
      title={t("editor.pageWords")}
      extra={
        <Button
          type="primary"
          size="small"
          disabled={words.trim() === before}
          loading={isBusy}
          onClick={() => void save()}
        >
          {t("editor.save")}
        </Button>
      }
    >
      <p className="dz-quiet">{t("editor.pageWordsWhy")}</p>
      <Input.TextArea
        aria-label={t("editor.pageWords")}
        value={words}
        maxLength={MOST_WORDS}
        rows={4}
        showCount
        onChange={({ target }) => setWords(target.value)}
      />
    </Block>
  );
}
