/** Cases with their deadlines, and the answer: which papers, and a few words. */
import { Button, Checkbox, Form, Input, Modal, Tag } from "antd";
import { useState } from "react";
import {
  Block,
  dayOfTick,
  Grid,
  hourOfTick,
  hourText,
  inLanguage,
  Loaded,
  MetricBlock,
  Money,
  Nothing,
  shortDay,
  useCommand,
  useFocusBack,
  useLanguage,
  useMarket,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import { EVIDENCES, type AnswerCase, type CaseView, type EvidenceName } from "../commands.ts";

const COLOURS = {
  open: "error",
  answered: "warning",
  dismissed: "success",
  upheld: "default",
  expired: "default",
} as const;

export function Cases() {
  const t = useText("compliance");
  const { market } = useMarket();
  const asked = useView<readonly CaseView[]>("compliance/cases");
  const [chosen, setChosen] = useState<CaseView | null>(null);
  return (
    <>
      <Block title={t("case.title")}>
        <p className="dz-quiet">{t("case.why")}</p>
        <Loaded asked={asked}>{(rows) => <List rows={rows} onAnswer={setChosen} />}</Loaded>
      </Block>
      <MetricBlock
        metric="law-cases"
        title={t("law-cases")}
        period={{ from: 0, to: Math.max(3600, market.now * 3600) }}
        words={(column, code) => (column === "kind" ? t(`kind.${code}`) : code)}
      />
      <MetricBlock
        metric="law-places"
        title={t("law-places")}
        period={{ from: 0, to: Math.max(3600, market.now * 3600) }}
        words={(column, code) => (column === "found_in" ? t(`place.${code}`) : code)}
      />
      {chosen ? <Answer found={chosen} onDone={() => setChosen(null)} /> : null}
    </>
  );
}

function List({
  rows,
  onAnswer,
}: {
  readonly rows: readonly CaseView[];
  readonly onAnswer: (found: CaseView) => void;
}) {
  const t = useText("compliance");
  const { market } = useMarket();
  const when = (tick: number): string =>
    `${shortDay(market.firstDay, dayOfTick(tick))} ${hourText(hourOfTick(tick))}`;
  const columns: readonly GridColumn<CaseView>[] = [
    { id: "case", title: t("case.case"), cell: (one) => `#${one.case + 1}` },
    { id: "kind", title: t("case.kind"), cell: ({ kind }) => t(`kind.${kind}`) },
    {
      id: "goods",
      title: t("case.where"),
      cell: ({ title, place, text }) =>
        place === "title" ? (title ?? "–") : `${t(`place.${place}`)} · ${text || "–"}`,
    },
    { id: "opened", title: t("case.opened"), cell: ({ openedAt }) => when(openedAt) },
    {
      id: "due",
      title: t("case.due"),
      cell: ({ dueAt, state }) =>
        state === "open"
          ? t("case.left", { at: when(dueAt), hours: dueAt - market.now })
          : when(dueAt),
      order: ({ dueAt }) => dueAt,
    },
    {
      id: "state",
      title: t("case.state"),
      cell: ({ state }) => <Tag color={COLOURS[state]}>{t(`state.${state}`)}</Tag>,
    },
    {
      id: "points",
      title: t("case.points"),
      isNumber: true,
      cell: ({ points }) => points,
    },
    {
      id: "fine",
      title: t("case.fine"),
      isNumber: true,
      cell: ({ fineFen }) => <Money fen={fineFen} />,
    },
    {
      id: "act",
      title: "",
      cell: (one) =>
        one.state === "open" ? (
          <Button size="small" type="primary" onClick={() => onAnswer(one)}>
            {t("case.answer")}
          </Button>
        ) : (
          one.evidence.map((name) => t(`evidence.${name}`)).join(" · ")
        ),
    },
  ];
  return (
    <Grid
      rows={rows}
      columns={columns}
      rowKey={(one) => one.case}
      label={t("case.title")}
      onOpen={(one) => (one.state === "open" ? onAnswer(one) : undefined)}
      empty={<Nothing text={t("case.none")} />}
    />
  );
}

interface Filled {
  readonly evidence: EvidenceName[];
  readonly note: string;
}

function Answer({ found, onDone }: { readonly found: CaseView; readonly onDone: () => void }) {
  const t = useText("compliance");
  const { language } = useLanguage();
  const [form] = Form.useForm<Filled>();
  const { tell, isBusy } = useCommand<AnswerCase>();
  useFocusBack();
  const send = async (filled: Filled) => {
    const command: AnswerCase = { type: "compliance/answer", case: found.case, ...filled };
    if (await tell(command, t("case.sent"))) onDone();
  };
  return (
    <Modal
      open
      title={`${t(`kind.${found.kind}`)} #${found.case + 1}`}
      okText={t("case.send")}
      cancelText={t("cancel")}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onDone}
    >
      <p>{t(found.place === "title" ? `accused.${found.kind}` : `found.${found.kind}`)}</p>
      {found.clause ? <p className="dz-quiet">{inLanguage(found.clause, language)}</p> : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ evidence: [], note: "" }}
        onFinish={(filled) => void send(filled)}
      >
        <Form.Item
          name="evidence"
          label={t("case.evidence")}
          extra={t("case.evidenceWhy")}
          rules={[{ required: true, message: t("case.evidenceNeeded") }]}
        >
          <Checkbox.Group
            className="dz-law-evidence"
            options={EVIDENCES.map((value) => ({ value, label: t(`evidence.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="note" label={t("case.note")}>
          <Input.TextArea maxLength={400} rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
