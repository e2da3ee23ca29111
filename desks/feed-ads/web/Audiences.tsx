/** Every package of shoppers the shop can aim at, and how many are in it. */
import { Block, Grid, Loaded, Nothing, useText, useView, type GridColumn } from "@dianzhang/ui";
import type { AudienceLine } from "../commands.ts";
import { audienceText } from "./audience-text.ts";
import type { CampaignsProps } from "./FeedAds.tsx";

export function Audiences({ campaigns }: CampaignsProps) {
  const t = useText("feed-ads");
  const asked = useView<readonly AudienceLine[]>("feed-ads/audiences");
  const columns: GridColumn<AudienceLine>[] = [
    { id: "name", title: t("unit.audience"), cell: ({ audience }) => audienceText(t, audience) },
    {
      id: "who",
      title: t("audience.who"),
      cell: ({ audience }) => t(`audienceWhy.${audience.kind}`),
    },
    {
      id: "size",
      title: t("audience.size"),
      isNumber: true,
      order: ({ size }) => size,
      cell: ({ size, isReady }) => (isReady ? size : t("audience.tooFew")),
    },
    {
      id: "used",
      title: t("audience.used"),
      isNumber: true,
      cell: ({ audience }) =>
        campaigns
          .flatMap(({ units }) => units)
          .filter((unit) => audienceText(t, unit.audience) === audienceText(t, audience)).length,
    },
  ];
  return (
    <Block title={t("tab.audiences")}>
      <p className="dz-quiet">{t("audience.why")}</p>
      <Loaded asked={asked}>
        {(lines) => (
          <Grid
            rows={lines}
            columns={columns}
            rowKey={({ audience }) => audienceText(t, audience)}
            label={t("tab.audiences")}
            empty={<Nothing text={t("audience.none")} />}
          />
        )}
      </Loaded>
    </Block>
  );
}
