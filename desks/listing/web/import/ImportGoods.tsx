/** Many goods at once: take the template, fill it in a spreadsheet, see every wrong row, then import. */
import { useNavigate } from "@tanstack/react-router";
import { App, Alert, Button, Progress, Radio, Space, Upload } from "antd";
import { useState } from "react";
import {
  Block,
  count,
  Loaded,
  Money,
  Page,
  putFile,
  useCommand,
  useLanguage,
  useMarket,
  useMarketPath,
  useRefusal,
  useText,
  useView,
  withQuery,
  type Earlier,
} from "@dianzhang/ui";
import type { ImportPreview, ImportWorkbook, RowPlan } from "../../commands.ts";
import { RowErrors } from "./RowErrors.tsx";
import { RowPlans } from "./RowPlans.tsx";

interface Chosen {
  readonly hash: string;
  readonly name: string;
  readonly rows: number;
}

export function Screen() {
  const t = useText("listing");
  const { language } = useLanguage();
  const { market, shop } = useMarket();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const sheet = (view: "import-template" | "goods-sheet", format: string) =>
    withQuery(`/api/markets/${market.id}/renders/listing/${view}`, {
      format,
      shop,
      language,
      params: JSON.stringify({ language }),
    });
  return (
    <Page title={t("import.title")} note={t("import.note")}>
      <Block title={t("import.template")}>
        <Space>
          <Button href={sheet("import-template", "xlsx")} download>
            {t("import.get", { format: "XLSX" })}
          </Button>
          <Button href={sheet("import-template", "csv")} download>
            {t("import.get", { format: "CSV" })}
          </Button>
        </Space>
        <p className="dz-quiet">{t("import.columns")}</p>
        <Space wrap>
          {t("import.own")}
          <Button size="small" href={sheet("goods-sheet", "xlsx")} download>
            XLSX
          </Button>
          <Button size="small" href={sheet("goods-sheet", "csv")} download>
            CSV
          </Button>
        </Space>
      </Block>
      <Block title={t("import.upload")}>
        <Workbook onRead={setChosen} />
      </Block>
      {chosen ? <Preview key={chosen.hash} chosen={chosen} /> : null}
    </Page>
  );
}

function Workbook({ onRead }: { readonly onRead: (chosen: Chosen | null) => void }) {
  const t = useText("listing");
  const refusal = useRefusal();
  const { message } = App.useApp();
  const [reading, setReading] = useState<string | null>(null);
  const read = async (file: File) => {
    setReading(file.name);
    onRead(null);
    try {
      const kept = await putFile(file);
      onRead({ hash: kept.hash, name: file.name, rows: kept.rows ?? 0 });
    } catch (error) {
      message.error(refusal(error), 8);
    } finally {
      setReading(null);
    }
  };
  return (
    <div className="dz-drop">
      <Upload.Dragger
        accept=".xlsx,.csv"
        showUploadList={false}
        disabled={reading !== null}
        beforeUpload={(file) => {
          void read(file);
          return false;
        }}
      >
        <p>{t("import.drop")}</p>
        <p className="dz-quiet">{t("import.limits")}</p>
      </Upload.Dragger>
      {reading ? <Going what={t("import.reading", { name: reading })} /> : null}
    </div>
  );
}

function Preview({ chosen }: { readonly chosen: Chosen }) {
  const t = useText("listing");
  const preview = useView<Found>("listing/import-preview", {
    file: chosen.hash,
  });
  return (
    <Block title={t("import.found", { name: chosen.name })}>
      <Loaded asked={preview}>{(found) => <Choice chosen={chosen} found={found} />}</Loaded>
    </Block>
  );
}

type Found = Earlier<ImportPreview, "copies" | "rows">;

function Choice({ chosen, found }: { readonly chosen: Chosen; readonly found: Found }) {
  const t = useText("listing");
  const { language } = useLanguage();
  const go = useNavigate();
  const at = useMarketPath();
  const { tell, isBusy } = useCommand<ImportWorkbook>();
  const hasErrors = found.errors.length > 0;
  const [mode, setMode] = useState<ImportWorkbook["mode"]>("all");
  const wrong = new Set(found.errors.map((error) => error.row)).size;
  const { rows: plans, copies = 0 } = found;
  // A market of an earlier model makes new goods of every row.
  const differing = plans?.filter(({ kind }) => kind !== "unchanged").length ?? found.goodRows;
  const run = async () => {
    const command: ImportWorkbook = { type: "listing/import-workbook", file: chosen.hash, mode };
    if (await tell(command, t("import.done", { count: differing }))) await go({ to: at("goods") });
  };
  return (
    <div className="dz-import">
      <Alert
        type={hasErrors ? "warning" : "success"}
        showIcon
        title={t(hasErrors ? "import.someWrong" : "import.allGood", {
          wrong: count(wrong, language),
          good: count(found.goodRows, language),
        })}
      />
      <p>
        <Sums found={found} /> {t("import.cost")} <Money fen={found.costFen} />
      </p>
      {copies > 0 ? (
        <Alert type="warning" showIcon title={t("import.copies", { count: copies })} />
      ) : null}
      {hasErrors ? (
        <>
          <RowErrors errors={found.errors} />
          <Radio.Group
            value={mode}
            onChange={(event) => setMode(event.target.value as ImportWorkbook["mode"])}
          >
            <Radio value="all">{t("import.modeAll")}</Radio>
            <Radio value="good-rows">{t("import.modeGood", { good: found.goodRows })}</Radio>
          </Radio.Group>
        </>
      ) : null}
      {plans && plans.length > 0 ? (
        <Plans plans={plans} differing={differing} hasErrors={hasErrors} />
      ) : null}
      {isBusy ? <Going what={t("import.running")} /> : null}
      <Button
        type="primary"
        loading={isBusy}
        disabled={differing === 0 || (hasErrors && mode === "all")}
        onClick={() => void run()}
      >
        {t("import.run")}
      </Button>
    </div>
  );
}

/** How many goods are made, variants added, rows changed and left as they are. */
function Sums({ found }: { readonly found: Found }) {
  const t = useText("listing");
  const { rows: plans = [], listings } = found;
  const countOf = (kind: RowPlan["kind"]) => plans.filter((plan) => plan.kind === kind).length;
  const sums = {
    listings,
    added: countOf("added"),
    changed: countOf("changed"),
    unchanged: countOf("unchanged"),
  };
  return Object.entries(sums).flatMap(([name, many]) =>
    many === 0 ? [] : [<span key={name}>{t(`import.sum.${name}`, { count: many })} </span>],
  );
}

interface PlansProps {
  readonly plans: readonly RowPlan[];
  readonly differing: number;
  readonly hasErrors: boolean;
}

function Plans({ plans, differing, hasErrors }: PlansProps) {
  const t = useText("listing");
  const left = plans.filter(({ isStockLeft }) => isStockLeft).length;
  const same = t(hasErrors ? "import.rightSame" : "import.same");
  if (differing === 0) return <Alert type="info" showIcon title={same} />;
  return (
    <>
      {left > 0 ? (
        <Alert type="info" showIcon title={t("import.stocksLeft", { count: left })} />
      ) : null}
      <RowPlans plans={plans} />
    </>
  );
}

/** How far it is nobody knows, but what is being done stands there in words. */
function Going({ what }: { readonly what: string }) {
  return (
    <div className="dz-wide">
      <span role="status">{what}</span>
      <Progress percent={100} status="active" showInfo={false} aria-label={what} />
    </div>
  );
}
