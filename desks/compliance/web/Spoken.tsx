/** What is said in pages, ads, posts, live rooms and chats that may not be, and the way to take it down. */
import { Button, Tag } from "antd";
import {
  Block,
  GoButton,
  Grid,
  inLanguage,
  Nothing,
  useCommand,
  useLanguage,
  useMarketPath,
  useText,
  type GridColumn,
} from "@dianzhang/ui";
import type { RecordView, Withdraw } from "../commands.ts";
import { Marked } from "./Marked.tsx";

type Line = RecordView["spoken"][number];

/** Where each is written, and may be mended. */
const DESK: Readonly<Record<Exclude<Line["place"], "page">, string>> = {
  "search-ad": "search-ads",
  "feed-ad": "feed-ads",
  post: "social",
  live: "live",
  chat: "service",
};

export function Spoken({ lines }: { readonly lines: readonly Line[] }) {
  const t = useText("compliance");
  const { language } = useLanguage();
  const at = useMarketPath();
  const { tell, isBusy } = useCommand<Withdraw>();
  const columns: readonly GridColumn<Line>[] = [
    { id: "place", title: t("spoken.place"), cell: ({ place }) => t(`place.${place}`) },
    {
      id: "text",
      title: t("spoken.text"),
      cell: ({ text, claims }) =>
        text === "" ? t("spoken.noWords") : <Marked text={text} claims={claims} />,
    },
    {
      id: "why",
      title: t("risk.why"),
      cell: ({ faults, clause }) => (
        <>
          {faults.map((fault) => (
            <Tag key={fault} color="error">
              {t(`fault.${fault}`)}
            </Tag>
          ))}
          {clause ? inLanguage(clause, language) : null}
        </>
      ),
    },
    { id: "reach", title: t("spoken.reach"), isNumber: true, cell: ({ reach }) => reach },
    {
      id: "act",
      title: "",
      cell: ({ place, about, isWithdrawn, faults }) =>
        isWithdrawn ? (
          <Tag>{t("spoken.gone")}</Tag>
        ) : (
          <span className="dz-law-row">
            {faults.includes("leak") ? null : (
              <Button
                size="small"
                danger
                loading={isBusy}
                onClick={() =>
                  void tell({ type: "compliance/withdraw", place, about }, t("spoken.done"))
                }
              >
                {t(place === "chat" ? "spoken.takeBack" : "spoken.withdraw")}
              </Button>
            )}
            <GoButton to={at(place === "page" ? `goods/${about}` : DESK[place])}>
              {t("spoken.go")}
            </GoButton>
          </span>
        ),
    },
  ];
  return (
    <Block title={t("spoken.title")}>
      <p className="dz-quiet">{t("spoken.about")}</p>
      <Grid
        rows={lines}
        columns={columns}
        rowKey={({ place, about }) => `${place} ${about}`}
        label={t("spoken.title")}
        empty={<Nothing text={t("spoken.none")} />}
      />
    </Block>
  );
}
