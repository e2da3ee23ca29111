/** Asks another office about this buyer's order: what, by when the buyer is told to hear, and a note. */
import { Alert, Button, Form, Input, Select } from "antd";
import { FormDialog, useCommand, useText } from "@dianzhang/ui";
import { TICKET_KIND_IDS, TOLD_WITHIN, type ChatView, type OpenTicket } from "../../commands.ts";

interface Filled {
  readonly kind: OpenTicket["kind"];
  readonly toldHours: OpenTicket["toldHours"];
  readonly note: string;
}

interface TicketButtonProps {
  readonly chat: ChatView;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

export function TicketButton({ chat, isOpen, onOpen }: TicketButtonProps) {
  const t = useText("service");
  const kinds = useTicketKinds();
  const [form] = Form.useForm<Filled>();
  const { tell, isBusy } = useCommand<OpenTicket>();
  const send = async (filled: Filled): Promise<void> => {
    const command: OpenTicket = {
      type: "service/open-ticket",
      chat: chat.chat,
      ...filled,
      waited: `chat-${chat.chat}`,
    };
    if (await tell(command, t("ticket.opened"))) onOpen(false);
  };
  return (
    <>
      <Button size="small" onClick={() => onOpen(true)}>
        {t("ticket.open")}
      </Button>
      {isOpen ? (
        <FormDialog<Filled>
          form={form}
          title={t("ticket.new")}
          okText={t("ticket.send")}
          cancelText={t("cancel")}
          isBusy={isBusy}
          start={{ kind: USUAL[chat.matter] ?? "approve-refund", toldHours: 24, note: "" }}
          onSend={send}
          onClose={() => onOpen(false)}
        >
          <Form.Item name="kind" label={t("ticket.kind")}>
            <Select options={kinds} />
          </Form.Item>
          <Form.Item name="toldHours" label={t("ticket.told")} extra={t("ticket.toldWhy")}>
            <Select
              options={TOLD_WITHIN.map((value) => ({
                value,
                label: t("ticket.within", { hours: value }),
              }))}
            />
          </Form.Item>
          <Form.Item name="note" label={t("ticket.note")}>
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
          <Alert type="info" showIcon title={t("ticket.why")} />
        </FormDialog>
      ) : null}
    </>
  );
}

/** What may be asked of which office, as a list to choose from. */
export function useTicketKinds(): { readonly value: OpenTicket["kind"]; readonly label: string }[] {
  const t = useText("service");
  return TICKET_KIND_IDS.map((value) => ({
    value,
    label: `${t(`ticket.office.${OFFICE[value]}`)} · ${t(`ticket.kinds.${value}`)}`,
  }));
}

const OFFICE: Readonly<Record<OpenTicket["kind"], string>> = {
  "find-parcel": "courier",
  "check-packing": "warehouse",
  "count-stock": "warehouse",
  "approve-refund": "superior",
  "issue-invoice": "finance",
};

/** What is mostly asked when a buyer comes with this. */
const USUAL: Readonly<Partial<Record<ChatView["matter"], OpenTicket["kind"]>>> = {
  late: "find-parcel",
  damaged: "check-packing",
  "wrong-item": "check-packing",
  scam: "check-packing",
  invoice: "issue-invoice",
};
