/** Tickets to other offices: what was asked, what they said, by when the buyer must hear it. */
import { Button, Form, Input, Tag } from "antd";
import { useState } from "react";
import {
  Block,
  dayOfTick,
  FormDialog,
  Grid,
  hourOfTick,
  hourText,
  Loaded,
  MetricBlock,
  Nothing,
  shortDay,
  useCommand,
  useMarket,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { TellTicket, TicketView } from "../commands.ts";
import { twoDigits } from "./floor/Queue.tsx";

const COLOURS = { open: "default", answered: "gold", told: "green", late: "red" } as const;

export function Tickets() {
  const t = useText("service");
  const { market } = useMarket();
  const asked = useView<readonly TicketView[]>("service/tickets");
  const [chosen, setChosen] = useState<TicketView | null>(null);
  return (
    <>
      <Block title={t("ticket.title")}>
        <p className="dz-quiet">{t("ticket.about")}</p>
        <Loaded asked={asked}>{(rows) => <List rows={rows} onTell={setChosen} />}</Loaded>
      </Block>
      <MetricBlock
        metric="service-tickets"
        title={t("ticket.report")}
        period={{ from: 0, to: Math.max(3600, market.now * 3600) }}
        words={(column, code) => (column === "office" ? t(`ticket.office.${code}`) : code)}
      />
      {chosen ? <Tell ticket={chosen} onDone={() => setChosen(null)} /> : null}
    </>
  );
}

interface ListProps {
  readonly rows: readonly TicketView[];
  readonly onTell: (ticket: TicketView) => void;
}

function List({ rows, onTell }: ListProps) {
  const t = useText("service");
  const { market } = useMarket();
  const when = (tick: number): string =>
    `${shortDay(market.firstDay, dayOfTick(tick))} ${hourText(hourOfTick(tick))}`;
  const columns: readonly GridColumn<TicketView>[] = [
    { id: "ticket", title: t("ticket.number"), cell: (one) => `#${one.ticket + 1}` },
    {
      id: "office",
      title: t("ticket.kind"),
      cell: (one) => `${t(`ticket.office.${one.office}`)} · ${t(`ticket.kinds.${one.kind}`)}`,
    },
    {
      id: "buyer",
      title: t("ticket.buyer"),
      cell: (one) =>
        `${t("buyer", { digits: twoDigits(one.buyer) })} · ${t(`matter.${one.matter}`)}`,
    },
    {
      id: "by",
      title: t("ticket.by"),
      cell: ({ isHired }) => t(isHired ? "by.agent" : "by.person"),
    },
    { id: "note", title: t("ticket.noted"), cell: ({ note }) => note || "–" },
    {
      id: "told",
      title: t("ticket.due"),
      cell: ({ toldTick, state }) =>
        state === "open" || state === "answered"
          ? t("ticket.left", { at: when(toldTick), hours: Math.max(0, toldTick - market.now) })
          : when(toldTick),
      order: ({ toldTick }) => toldTick,
    },
    {
      id: "state",
      title: t("ticket.state"),
      cell: ({ state }) => <Tag color={COLOURS[state]}>{t(`ticket.states.${state}`)}</Tag>,
    },
    {
      id: "answer",
      title: t("ticket.answer"),
      cell: ({ answer }) => t(`ticket.answers.${answer}`),
    },
    {
      id: "act",
      title: "",
      cell: (one) =>
        one.state === "answered" && !one.isHired ? (
          <Button size="small" type="primary" onClick={() => onTell(one)}>
            {t("ticket.tell")}
          </Button>
        ) : (
          (one.told ?? "")
        ),
    },
  ];
  return (
    <Grid
      rows={rows}
      columns={columns}
      rowKey={({ ticket }) => ticket}
      label={t("ticket.title")}
      onOpen={(one) => (one.state === "answered" && !one.isHired ? onTell(one) : undefined)}
      empty={<Nothing text={t("ticket.none")} />}
    />
  );
}

interface Filled {
  readonly text: string;
}

function Tell({ ticket, onDone }: { readonly ticket: TicketView; readonly onDone: () => void }) {
  const t = useText("service");
  const [form] = Form.useForm<Filled>();
  const { tell, isBusy } = useCommand<TellTicket>();
  const send = async ({ text }: Filled): Promise<void> => {
    const command: TellTicket = { type: "service/tell-ticket", ticket: ticket.ticket, text };
    if (await tell(command, t("ticket.toldDone"))) onDone();
  };
  return (
    <FormDialog<Filled>
      form={form}
      title={`${t("ticket.tell")} #${ticket.ticket + 1}`}
      okText={t("talk.send")}
      cancelText={t("cancel")}
      isBusy={isBusy}
      start={{ text: "" }}
      onSend={send}
      onClose={onDone}
    >
      <p>
        {t(`ticket.office.${ticket.office}`)}: {t(`ticket.answers.${ticket.answer}`)}
      </p>
      <Form.Item
        name="text"
        label={t("ticket.words")}
        rules={[{ required: true, whitespace: true, message: t("ticket.wordsNeeded") }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
