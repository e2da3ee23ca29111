/** What can be done while a room runs: answers that are missing, and coupons for those who are in it. */
import { Button, Input, InputNumber, Space, Table } from "antd";
import { useState } from "react";
import { Block, useCommand, useText } from "@dianzhang/ui";
import {
  QUESTIONS,
  type AnswerQuestion,
  type PushCoupon,
  type Question,
  type RoomView,
} from "../commands.ts";
import { inFen } from "./yuan.ts";

export function Help({ view }: { readonly view: RoomView }) {
  const t = useText("live");
  const isOpen = view.state === "live" || view.state === "planned";
  const asked = (question: Question) => view.barrage.filter((one) => one.question === question);
  return (
    <Block title={t("help.title")}>
      <p className="dz-quiet">{t(isOpen ? "help.why" : "help.over")}</p>
      <Table<{ readonly question: Question }>
        size="small"
        pagination={false}
        rowKey="question"
        dataSource={QUESTIONS.map((question) => ({ question }))}
        scroll={{ x: 460 }}
        columns={[
          { title: t("help.question"), render: (_, { question }) => t(`question.${question}`) },
          {
            title: t("help.asked"),
            align: "right",
            render: (_, { question }) => asked(question).length,
          },
          {
            title: t("help.open"),
            align: "right",
            render: (_, { question }) => asked(question).filter((one) => !one.isAnswered).length,
          },
          {
            title: t("help.answer"),
            render: (_, { question }) => (
              <Answer key={question} view={view} question={question} isOpen={isOpen} />
            ),
          },
        ]}
      />
      {isOpen ? <Coupon view={view} /> : null}
    </Block>
  );
}

interface AnswerProps {
  readonly view: RoomView;
  readonly question: Question;
  readonly isOpen: boolean;
}

function Answer({ view, question, isOpen }: AnswerProps) {
  const t = useText("live");
  const held = view.plan.answers.find((one) => one.question === question)?.text ?? "";
  const [text, setText] = useState(held);
  const { tell, isBusy } = useCommand<AnswerQuestion>();
  if (!isOpen) return held === "" ? <span className="dz-quiet">{t("help.none")}</span> : held;
  const save = () =>
    void tell({ type: "live/answer-question", room: view.room, question, text }, t("help.saved"));
  return (
    <Space.Compact block>
      <Input
        size="small"
        value={text}
        maxLength={80}
        placeholder={t("help.placeholder")}
        aria-label={t(`question.${question}`)}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        size="small"
        disabled={text.trim().length < 2 || text === held}
        loading={isBusy}
        onClick={save}
      >
        {t("save")}
      </Button>
    </Space.Compact>
  );
}

function Coupon({ view }: { readonly view: RoomView }) {
  const t = useText("live");
  const [minute, setMinute] = useState<number | null>(view.minutes.length + 5);
  const [cut, setCut] = useState<number | null>(10);
  const [over, setOver] = useState<number | null>(99);
  const [pieces, setPieces] = useState<number | null>(20);
  const { tell, isBusy } = useCommand<PushCoupon>();
  const push = () =>
    void tell(
      {
        type: "live/push-coupon",
        room: view.room,
        minute: minute ?? 0,
        cutFen: inFen(cut),
        overFen: inFen(over),
        pieces: pieces ?? 1,
      },
      t("coupon.pushed"),
    );
  return (
    <Space wrap className="dz-gap">
      <span>{t("coupon.title")}</span>
      <InputNumber
        min={0}
        value={minute}
        suffix={t("coupon.minute")}
        aria-label={t("coupon.minute")}
        onChange={setMinute}
      />
      <InputNumber
        min={0}
        prefix="¥"
        value={over}
        aria-label={t("coupon.over")}
        onChange={setOver}
      />
      <InputNumber
        min={0.01}
        prefix="−¥"
        value={cut}
        aria-label={t("coupon.cut")}
        onChange={setCut}
      />
      <InputNumber
        min={1}
        value={pieces}
        suffix={t("coupon.pieces")}
        aria-label={t("coupon.pieces")}
        onChange={setPieces}
      />
      <Button loading={isBusy} onClick={push}>
        {t("coupon.push")}
      </Button>
    </Space>
  );
}
