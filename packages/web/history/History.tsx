/** 历史: what was decided in this seat, and the way back: a branch that begins before any step. */
import { BranchesOutlined } from "@ant-design/icons";
import type { HistoryLine } from "@dianzhang/api";
import {
  Block,
  dayOfTick,
  dayText,
  GoButton,
  Grid,
  hourOfTick,
  hourText,
  Loaded,
  Nothing,
  Page,
  saveUrl,
  useAnyText,
  useLanguage,
  useMarket,
  useRoute,
  useText,
  type GridColumn,
} from "@dianzhang/ui";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { AboutModel } from "./AboutModel.tsx";
import { saidOf, shortened, type Around } from "./said.ts";
import { useAround } from "./use-around.ts";
import { useBranch } from "./use-branch.ts";
import { useLaterWords } from "../words/later-words.ts";

/** Rows the server answers at a time. */
const PAGE = 50;
/** Places for what a step held before it is cut short: who did it must stay in sight beside it. */
const MOST_SAID = 80;

export function History() {
  useLaterWords();
  const t = useText("web");
  const { market, shop } = useMarket();
  const [before, setBefore] = useState<readonly number[]>([]);
  const last = before.at(-1);
  const query = new URLSearchParams({
    shop: String(shop),
    ...(last === undefined ? {} : { before: String(last) }),
  });
  const lines = useRoute<readonly HistoryLine[]>(
    ["market", market.id, "decisions", shop, last, market.now],
    `/api/markets/${market.id}/decisions?${query.toString()}`,
  );
  const log = (
    <Button onClick={() => saveUrl(`${market.id}.jsonl`, `/api/markets/${market.id}/log`)}>
      {t("history.log")}
    </Button>
  );
  return (
    <Page
      title={t("history.title")}
      note={t("history.note")}
      actions={market.mode === "solo" ? log : null}
    >
      <AboutModel />
      <Block>
        <Loaded asked={lines}>
          {(rows) => (
            <>
              <Steps rows={rows} />
              <p className="dz-actions">
                {before.length > 0 ? (
                  <Button onClick={() => setBefore(before.slice(0, -1))}>
                    {t("history.newer")}
                  </Button>
                ) : null}
                {rows.length === PAGE ? (
                  <Button onClick={() => setBefore([...before, rows.at(-1)?.seq ?? 0])}>
                    {t("history.older")}
                  </Button>
                ) : null}
              </p>
            </>
          )}
        </Loaded>
      </Block>
    </Page>
  );
}

function Steps({ rows }: { readonly rows: readonly HistoryLine[] }) {
  const t = useText("web");
  const { language } = useLanguage();
  const { market } = useMarket();
  const label = useLabel();
  const around = useAround();
  const { branch, isBusy } = useBranch();
  const canBranch = market.mode === "solo" && market.lesson === null;
  const columns: GridColumn<HistoryLine>[] = [
    {
      id: "when",
      title: t("history.when"),
      width: 190,
      cell: ({ tick }) =>
        `${t("top.day", { day: dayOfTick(tick) + 1 })} · ${dayText(market.firstDay, dayOfTick(tick), language)} ${hourText(hourOfTick(tick))}`,
    },
    {
      id: "what",
      title: t("history.what"),
      width: 160,
      cell: ({ command }) => label(command.type),
    },
    {
      id: "back",
      title: "",
      name: t("history.branch"),
      width: 130,
      cell: ({ seq, tick }) =>
        canBranch ? (
          <Popconfirm
            title={t("history.sure")}
            description={t("history.sureText")}
            okText={t("history.branch")}
            cancelText={t("history.cancel")}
            onConfirm={() => void branch(seq - 1, dayOfTick(tick) + 1)}
          >
            <Button size="small" icon={<BranchesOutlined />} disabled={isBusy}>
              {t("history.branch")}
            </Button>
          </Popconfirm>
        ) : null,
    },
    {
      id: "details",
      title: t("history.details"),
      cell: ({ command }) => <Details command={command} around={around} />,
    },
    { id: "who", title: t("history.who"), width: 110, cell: ({ person }) => person ?? "—" },
  ];
  return (
    <Grid
      label={t("history.title")}
      rows={rows}
      columns={columns}
      rowKey={({ seq }) => seq}
      searchText={({ command }) => `${label(command.type)} ${saidOf(command, around)}`}
      empty={
        <Nothing text={t("history.none")}>
          <GoButton to={`/m/${market.id}/today`}>{t("rail.today")}</GoButton>
        </Nothing>
      }
    />
  );
}

/** Each desk says in its own words what a command did. */
function useLabel(): (type: string) => string {
  const say = useAnyText();
  return (type) => {
    const [desk = "", verb = ""] = type.split("/");
    return say(desk, `commands.${verb}`) ?? type;
  };
}

/** What the command holds, in words and shortened; exactly as it stands in the record when opened. */
function Details({
  command,
  around,
}: {
  readonly command: HistoryLine["command"];
  readonly around: Around;
}) {
  const { type: _, ...fields } = command;
  const text = saidOf(command, around);
  if (text === "") return null;
  return (
    <details className="dz-command">
      <summary>{shortened(text, MOST_SAID)}</summary>
      <pre>{JSON.stringify(fields, null, 2)}</pre>
    </details>
  );
}
