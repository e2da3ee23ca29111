/** Who took members' data out and what for; how many unmasked lists are about; a drill for the day they leak. */
import { Tag } from "antd";
import {
  Block,
  dayOfTick,
  GoButton,
  Grid,
  Loaded,
  Nothing,
  shortDay,
  useMarket,
  useMarketPath,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { PrivacyView } from "../commands.ts";
import { Drill } from "./Drill.tsx";

type Row = PrivacyView["exports"][number];

export function Privacy() {
  const t = useText("compliance");
  const asked = useView<PrivacyView>("compliance/privacy");
  return <Loaded asked={asked}>{(view) => <Body view={view} t={t} />}</Loaded>;
}

function Body({ view, t }: { readonly view: PrivacyView; readonly t: ReturnType<typeof useText> }) {
  const { market } = useMarket();
  const at = useMarketPath();
  const day = (tick: number): string => shortDay(market.firstDay, dayOfTick(tick));
  const columns: readonly GridColumn<Row>[] = [
    { id: "at", title: t("privacy.at"), cell: (line) => day(line.at) },
    { id: "purpose", title: t("privacy.purpose"), cell: ({ purpose }) => t(`purpose.${purpose}`) },
    {
      id: "fields",
      title: t("privacy.fields"),
      cell: ({ fields }) => fields.map((field) => t(`field.${field}`)).join(" · "),
    },
    {
      id: "members",
      title: t("privacy.members"),
      isNumber: true,
      cell: ({ members }) => members,
    },
    {
      id: "masked",
      title: t("privacy.masked"),
      cell: ({ isMasked }) => (
        <Tag color={isMasked ? "default" : "error"}>
          {t(isMasked ? "privacy.isMasked" : "privacy.inClear")}
        </Tag>
      ),
    },
  ];
  return (
    <div className="dz-columns-2">
      <Block
        title={t("privacy.title")}
        extra={<GoButton to={at("members/exports")}>{t("privacy.take")}</GoButton>}
      >
        <p className="dz-quiet">{t("privacy.why")}</p>
        <Grid
          rows={view.exports}
          columns={columns}
          rowKey={(line) => `${line.at} ${line.purpose} ${line.members}`}
          label={t("privacy.title")}
          empty={<Nothing text={t("privacy.none")} />}
        />
      </Block>
      <Drill view={view} />
    </div>
  );
}
