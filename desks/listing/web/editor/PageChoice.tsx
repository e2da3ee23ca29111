/** How much the goods' own page shows: more pictures say more and load slower. */
import { Radio } from "antd";
import { Money, useText } from "@dianzhang/ui";
import { PAGE_FEN, PAGES, type Page } from "../../commands.ts";

export function PageChoice({
  value,
  onChange,
}: {
  readonly value: Page;
  readonly onChange: (page: Page) => void;
}) {
  const t = useText("listing");
  return (
    <p>
      {t("page.title")}{" "}
      <Radio.Group value={value} onChange={(event) => onChange(event.target.value as Page)}>
        {PAGES.map((page) => (
          <Radio key={page} value={page}>
            {t(`page.${page}`)}{" "}
            {PAGE_FEN[page] > 0 ? (
              <span className="dz-quiet">
                <Money fen={PAGE_FEN[page]} />
              </span>
            ) : null}
          </Radio>
        ))}
      </Radio.Group>
    </p>
  );
}
