/** What was imported, listing by listing: where it lies, the code it crosses with, who pays, and the ways out. */
import { Button, Dropdown, Space, Switch, Tag } from "antd";
import { Grid, inLanguage, useCommand, useLanguage, useText, type GridColumn } from "@dianzhang/ui";
import {
  EXITS,
  type ClearImport,
  type ImportLine,
  type ImportsView,
  type SetImport,
} from "../../commands.ts";
import { useImportNames, type Goods } from "./names.ts";
import { Ruling } from "./Ruling.tsx";

interface LinesProps {
  readonly view: ImportsView;
  readonly goods: readonly Goods[];
}

export function Lines({ view, goods }: LinesProps) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const names = useImportNames(view, goods);
  const origin = (id: string): string => {
    const found = view.sources.find((one) => one.id === id);
    return found ? inLanguage(found.origin, language) : "";
  };
  const columns: readonly GridColumn<ImportLine>[] = [
    {
      id: "goods",
      title: t("import.goods"),
      cell: ({ listing, isMarked, source }) => (
        <>
          {names.goods(listing)} {isMarked ? <Tag color="processing">{origin(source)}</Tag> : null}
        </>
      ),
    },
    { id: "source", title: t("import.source"), cell: ({ source }) => names.source(source) },
    {
      id: "code",
      title: t("import.code"),
      cell: (line) => (
        <>
          {names.code(line.ruled ?? line.code)}{" "}
          <Ruling listing={line.listing} line={line} rules={view.rules} />
        </>
      ),
    },
    {
      id: "underWay",
      title: t("import.underWay"),
      isNumber: true,
      cell: ({ underWay }) => underWay,
      order: ({ underWay }) => underWay,
    },
    {
      id: "bonded",
      title: t("road.bonded"),
      isNumber: true,
      cell: ({ bonded }) => bonded,
      order: ({ bonded }) => bonded,
    },
    {
      id: "overseas",
      title: t("road.overseas"),
      isNumber: true,
      cell: ({ overseas }) => overseas,
      order: ({ overseas }) => overseas,
    },
    { id: "payer", title: t("import.payer"), cell: (line) => <Payer line={line} /> },
    {
      id: "out",
      title: t("out.title"),
      cell: (line) => (
        <Space wrap size="small">
          {(["bonded", "overseas"] as const).map((road) =>
            line[road] > 0 ? <Out key={road} line={line} road={road} /> : null,
          )}
        </Space>
      ),
    },
  ];
  return (
    <Grid
      rows={view.lines}
      columns={columns}
      rowKey={({ listing }) => listing}
      label={t("import.lines")}
    />
  );
}

function Payer({ line }: { readonly line: ImportLine }) {
  const t = useText("logistics");
  const { tell, isBusy } = useCommand<SetImport>();
  const { listing, code, ruled, isBuyers } = line;
  if (code === "") return null;
  return (
    <Switch
      aria-label={t("import.buyers")}
      checkedChildren={t("import.buyersShort")}
      unCheckedChildren={t("import.withinShort")}
      checked={isBuyers}
      loading={isBusy}
      onChange={(next) =>
        void tell(
          { type: "logistics/set-import", listing, code: ruled ?? code, isBuyers: next },
          t("saved"),
        )
      }
    />
  );
}

function Out({ line, road }: { readonly line: ImportLine; readonly road: "bonded" | "overseas" }) {
  const t = useText("logistics");
  const { tell, isBusy } = useCommand<ClearImport>();
  const items = EXITS.map((how) => ({ key: how, label: t(`out.${how}`) }));
  const clear = (key: string) => {
    const how = EXITS.find((one) => one === key) ?? "import";
    return tell(
      { type: "logistics/clear-import", listing: line.listing, road, how },
      t(`out.${how}Done`),
    );
  };
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void clear(key) }}>
      <Button size="small" loading={isBusy}>
        {t("out.from", { place: t(`road.${road}`) })}
      </Button>
    </Dropdown>
  );
}
