/** What is wrong with some orders: the signs, how long there is to answer, what may be done and what came of it. */
import { Button, Space, Tag } from "antd";
import {
  Block,
  dayOfTick,
  Grid,
  hourOfTick,
  hourText,
  Loaded,
  Money,
  Nothing,
  shortDay,
  useCommand,
  useMarket,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { Answer, AnswerTrouble, ExceptionLine } from "../../commands.ts";

export function Exceptions() {
  const t = useText("orders");
  const asked = useView<readonly ExceptionLine[]>("orders/exceptions", { closed: 100 });
  return (
    <Loaded asked={asked}>
      {(lines) => {
        const open = lines.filter(({ state }) => state !== "closed");
        return (
          <>
            <Block title={t("case.open", { count: open.length })}>
              <p className="dz-quiet">{t("case.why")}</p>
              {open.length === 0 ? <Nothing text={t("case.none")} /> : null}
              <Together lines={open.filter(({ state }) => state === "open")} />
              <div className="dz-cases">
                {open.map((line) => (
                  <Case key={line.id} line={line} />
                ))}
              </div>
            </Block>
            <Block title={t("case.closed")}>
              <Closed lines={lines.filter(({ state }) => state === "closed")} />
            </Block>
          </>
        );
      }}
    </Loaded>
  );
}

/** Cases that look alike, answered in one go: a kind, its signs, an answer that all of them have. */
function Together({ lines }: { readonly lines: readonly ExceptionLine[] }) {
  const t = useText("orders");
  const { tell, isBusy } = useCommand<AnswerTrouble>();
  const groups = new Map<string, ExceptionLine[]>();
  for (const line of lines) {
    const key = `${line.kind} ${line.signals.join(" ")} ${line.choices.join(" ")}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const alike = [...groups.entries()].filter(([, one]) => one.length > 1);
  if (alike.length === 0) return null;
  return (
    <ul className="dz-alike" aria-label={t("case.alike")}>
      {alike.map(([key, group]) => (
        <li key={key}>
          <Tag color="warning">{t(`kind.${group[0]?.kind}`)}</Tag>
          <span>{(group[0]?.signals ?? []).map((one) => t(`signal.${one}`)).join(t("comma"))}</span>
          <span className="dz-quiet">{t("case.count", { count: group.length })}</span>
          {(group[0]?.choices ?? []).map((choice) => (
            <Button
              key={choice}
              size="small"
              loading={isBusy}
              title={t(`hint.${choice}`)}
              onClick={() =>
                void tell(
                  {
                    type: "orders/answer",
                    troubles: group.slice(0, 500).map(({ id }) => id),
                    answer: choice,
                  },
                  t("case.told"),
                )
              }
            >
              {t(choice === "send" ? `letGo.${group[0]?.kind}` : `answer.${choice}`)}
            </Button>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Case({ line }: { readonly line: ExceptionLine }) {
  const t = useText("orders");
  const { market } = useMarket();
  const { tell, isBusy } = useCommand<AnswerTrouble>();
  const answer = (given: Answer) =>
    tell({ type: "orders/answer", troubles: [line.id], answer: given }, t("case.told"));
  return (
    <article className="dz-case" aria-label={t("case.label", { order: line.order })}>
      <header>
        <Tag color="warning">{t(`kind.${line.kind}`)}</Tag>
        <b>#{line.order}</b>
        <Money fen={line.goodsFen} />
        <span className="dz-spring" />
        <span className="dz-quiet">
          {t("case.left", { hours: Math.max(0, line.untilTick - market.now) })}
        </span>
      </header>
      <p>{t(`about.${line.kind}`)}</p>
      <ul className="dz-signs">
        {line.signals.map((one) => (
          <li key={one}>{t(`signal.${one}`)}</li>
        ))}
        {line.kind === "weight" ? (
          <li>
            {t("case.charge")} <Money fen={line.chargeFen} />
            {line.isChecked ? ` · ${t("case.weighed")}` : null}
          </li>
        ) : null}
      </ul>
      {line.state === "waiting" ? (
        <p className="dz-quiet">{t("case.waiting", { answer: t(`answer.${line.answer}`) })}</p>
      ) : (
        <Space wrap>
          {line.choices.map((choice) => (
            <Button
              key={choice}
              size="small"
              loading={isBusy}
              title={t(`hint.${choice}`)}
              onClick={() => void answer(choice)}
            >
              {t(choice === "send" ? `letGo.${line.kind}` : `answer.${choice}`)}
            </Button>
          ))}
        </Space>
      )}
    </article>
  );
}

function Closed({ lines }: { readonly lines: readonly ExceptionLine[] }) {
  const t = useText("orders");
  const { market } = useMarket();
  const when = (tick: number) =>
    `${shortDay(market.firstDay, dayOfTick(tick))} ${hourText(hourOfTick(tick))}`;
  const columns: readonly GridColumn<ExceptionLine>[] = [
    { id: "order", title: t("col.order"), cell: ({ order }) => `#${order}` },
    { id: "kind", title: t("col.kind"), cell: ({ kind }) => t(`kind.${kind}`) },
    {
      id: "signs",
      title: t("col.signs"),
      cell: ({ signals }) => signals.map((one) => t(`signal.${one}`)).join(t("comma")),
    },
    {
      id: "answer",
      title: t("col.answer"),
      cell: ({ answer, kind }) =>
        answer === null
          ? t("case.noAnswer")
          : t(answer === "send" ? `letGo.${kind}` : `answer.${answer}`),
    },
    { id: "outcome", title: t("col.outcome"), cell: ({ outcome }) => t(`outcome.${outcome}`) },
    {
      id: "cost",
      title: t("col.cost"),
      isNumber: true,
      cell: ({ costFen }) => <Money fen={costFen} />,
      order: ({ costFen }) => costFen,
    },
    {
      id: "raised",
      title: t("col.raised"),
      cell: ({ raisedTick }) => when(raisedTick),
      order: ({ raisedTick }) => raisedTick,
    },
  ];
  return (
    <Grid
      rows={lines}
      columns={columns}
      rowKey={({ id }) => id}
      label={t("case.closed")}
      empty={<Nothing text={t("case.noneClosed")} />}
    />
  );
}
