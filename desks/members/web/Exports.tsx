/** Taking members' data out: what for, which fields, masked or not; and the list of who did it before. */
import { Button, Checkbox, Form, Radio, Switch } from "antd";
import {
  Block,
  dayOfTick,
  Grid,
  hourOfTick,
  hourText,
  Loaded,
  MetricBlock,
  Nothing,
  saveText,
  shortDay,
  useCommand,
  useMarket,
  useText,
  useView,
  call,
  withQuery,
  type GridColumn,
} from "@dianzhang/ui";
import {
  FIELDS,
  PURPOSES,
  type ExportFile,
  type ExportLine,
  type ExportMembers,
  type Field,
  type Purpose,
} from "../commands.ts";

interface Filled {
  readonly purpose: Purpose;
  readonly fields: Field[];
  readonly isMasked: boolean;
}

const EVERYBODY = { layers: [], tiers: [], tags: [] };

export function Exports() {
  const t = useText("members");
  const { market } = useMarket();
  const lines = useView<readonly ExportLine[]>("members/exports");
  return (
    <>
      <div className="dz-columns-2">
        <Block title={t("exports.take")}>
          <Take />
        </Block>
        <Block title={t("exports.title")}>
          <p className="dz-quiet">{t("exports.why")}</p>
          <Loaded asked={lines}>{(rows) => <Log rows={rows} />}</Loaded>
        </Block>
      </div>
      <MetricBlock
        metric="members-exports"
        title={t("members-exports")}
        period={{ from: 0, to: Math.max(3600, market.now * 3600) }}
        words={(column, code) => (column === "purpose" ? t(`purpose.${code}`) : code)}
      />
    </>
  );
}

function Take() {
  const t = useText("members");
  const [form] = Form.useForm<Filled>();
  const { tell, isBusy } = useCommand<ExportMembers>();
  const take = (filled: Filled) =>
    tell({ type: "members/export", ...filled, audience: EVERYBODY }, t("exports.done"));
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ fields: ["orders", "spent"], isMasked: true }}
      onFinish={(filled) => void take(filled)}
    >
      <Form.Item
        name="purpose"
        label={t("exports.purpose")}
        rules={[{ required: true, message: t("exports.purposeNeeded") }]}
      >
        <Radio.Group options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="fields"
        label={t("exports.fields")}
        rules={[{ required: true, message: t("exports.fieldsNeeded") }]}
      >
        <Checkbox.Group options={FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))} />
      </Form.Item>
      <Form.Item name="isMasked" label={t("exports.masked")} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t("exports.go")}
      </Button>
    </Form>
  );
}

function Log({ rows }: { readonly rows: readonly ExportLine[] }) {
  const t = useText("members");
  const { market, shop } = useMarket();
  const download = async (line: ExportLine) => {
    const path = withQuery(`/api/markets/${market.id}/views/members/export-file`, {
      params: JSON.stringify({ export: line.export }),
      shop,
    });
    const file = await call<ExportFile | null>("GET", path);
    const columns = ["member", ...line.fields] as const;
    const head = columns.map((name) => t(`field.${name}`)).join(",");
    const body = (file ?? []).map((row) => columns.map((name) => row[name] ?? "").join(","));
    saveText(`members-${line.export + 1}.csv`, [head, ...body].join("\n"));
  };
  const columns: readonly GridColumn<ExportLine>[] = [
    {
      id: "at",
      title: t("exports.at"),
      cell: ({ at }) => `${shortDay(market.firstDay, dayOfTick(at))} ${hourText(hourOfTick(at))}`,
    },
    { id: "purpose", title: t("exports.purpose"), cell: ({ purpose }) => t(`purpose.${purpose}`) },
    {
      id: "fields",
      title: t("exports.fields"),
      cell: ({ fields }) => fields.map((field) => t(`field.${field}`)).join(t("rule.or")),
    },
    {
      id: "masked",
      title: t("exports.masked"),
      cell: ({ isMasked }) => t(isMasked ? "exports.isMasked" : "exports.inClear"),
    },
    { id: "members", title: t("tags.members"), isNumber: true, cell: ({ members }) => members },
    {
      id: "file",
      title: "",
      cell: (line) => (
        <Button size="small" onClick={() => void download(line)}>
          {t("exports.file")}
        </Button>
      ),
    },
  ];
  return (
    <Grid
      rows={rows}
      columns={columns}
      rowKey={(line) => line.export}
      label={t("exports.title")}
      empty={<Nothing text={t("exports.none")} />}
    />
  );
}
