/** Suppliers beside each other: what they ask, what is said of them, and what the shop's own deliveries say. */
import { Tag } from "antd";
import {
  Block,
  Grid,
  inLanguage,
  Loaded,
  MetricBlock,
  Nothing,
  PeriodPicker,
  useLanguage,
  usePeriod,
  useText,
  useView,
  type GridColumn,
  type Earlier,
} from "@dianzhang/ui";
import type { SupplierLine } from "../../commands.ts";
import { useSupplierNames } from "../names.ts";

type Line = Earlier<SupplierLine, "claimPermille" | "grade">;

export function Suppliers() {
  const t = useText("supply");
  const asked = useView<readonly Line[]>("supply/suppliers");
  return (
    <Loaded asked={asked}>
      {(lines) => (
        <>
          <Block title={t("supplier.title")}>
            <p className="dz-quiet">{t("supplier.why")}</p>
            <List lines={lines} />
          </Block>
          <Card lines={lines} />
        </>
      )}
    </Loaded>
  );
}

function List({ lines }: { readonly lines: readonly Line[] }) {
  const t = useText("supply");
  const { language } = useLanguage();
  const rate = (permille: number | null) =>
    permille === null ? "–" : t("percent", { value: (permille / 10).toFixed(1) });
  const figure = (
    id: "onTimePermille" | "defectPermille" | "ownOnTimePermille" | "ownDefectPermille",
  ): GridColumn<Line> => ({
    id,
    title: t(`supplier.${id}`),
    isNumber: true,
    cell: (line) => rate(line[id]),
    order: (line) => line[id],
  });
  const columns: readonly GridColumn<Line>[] = [
    {
      id: "name",
      title: t("col.supplier"),
      cell: ({ name, about }) => (
        <div>
          <b>{inLanguage(name, language)}</b>
          <div className="dz-quiet">{inLanguage(about, language)}</div>
        </div>
      ),
    },
    {
      id: "ladder",
      title: t("supplier.ladder"),
      cell: ({ ladder }) => (
        <ul className="dz-ladder">
          {ladder.map(({ pieces, permille }) => (
            <li key={pieces}>
              {t("supplier.step", { pieces, percent: (permille / 10).toFixed(0) })}
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: "promise",
      title: t("supplier.promise"),
      isNumber: true,
      cell: ({ promiseHours }) => t("supplier.days", { count: Math.round(promiseHours / 24) }),
      order: ({ promiseHours }) => promiseHours,
    },
    {
      id: "claims",
      title: t("supplier.claims"),
      cell: ({ claimPermille }) =>
        claimPermille === 0
          ? t("supplier.noClaims")
          : claimPermille === 1000
            ? t("supplier.allClaims")
            : rate(claimPermille ?? null),
      order: ({ claimPermille }) => claimPermille ?? null,
    },
    figure("onTimePermille"),
    figure("defectPermille"),
    {
      id: "arrived",
      title: t("supplier.arrived"),
      isNumber: true,
      cell: ({ arrived }) => arrived,
      order: ({ arrived }) => arrived,
    },
    figure("ownOnTimePermille"),
    figure("ownDefectPermille"),
    {
      id: "mark",
      title: t("supplier.mark"),
      isNumber: true,
      cell: ({ mark, grade }) =>
        mark === null ? (
          "–"
        ) : (
          <>
            {mark} {grade ? <Tag color={COLOURS[grade]}>{t(`supplier.grade.${grade}`)}</Tag> : null}
          </>
        ),
      order: ({ mark }) => mark,
    },
  ];
  return (
    <Grid rows={lines} columns={columns} rowKey={({ id }) => id} label={t("supplier.title")} />
  );
}

const COLOURS = { A: "green", B: "blue", C: "gold", D: "red" } as const;

function Card({ lines }: { readonly lines: readonly Line[] }) {
  const t = useText("supply");
  const { name } = useSupplierNames(lines);
  const picked = usePeriod();
  if (lines.length === 0) return <Nothing text={t("supplier.none")} />;
  return (
    <>
      <PeriodPicker
        picked={picked}
        choices={[7, 30, 0].map((days) => ({ days, label: t(`days.${days}`) }))}
      />
      <MetricBlock
        metric="supply-scorecard"
        title={t("supplier.card")}
        period={picked.period}
        words={(column, code) => (column === "supplier" ? name(code) : code)}
      />
    </>
  );
}
