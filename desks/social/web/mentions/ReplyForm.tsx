/** An answer: an approved wording or own words, a compensation, and how the wording would be judged. */
import { Button, Input, InputNumber, Select, Space, Tag } from "antd";
import { useState } from "react";
import { useCommand, useText, useView } from "@dianzhang/ui";
import {
  TEMPLATES,
  type MentionLine,
  type Reply,
  type Template,
  type WordingView,
} from "../../commands.ts";

export function ReplyForm({ line }: { readonly line: MentionLine }) {
  const t = useText("social");
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {t("reply.open")}
      </Button>
    );
  return <Open line={line} onClose={() => setOpen(false)} />;
}

function Open({ line, onClose }: { readonly line: MentionLine; readonly onClose: () => void }) {
  const t = useText("social");
  const { tell, isBusy } = useCommand<Reply>();
  const [template, setTemplate] = useState<Template>(line.severity === 0 ? "thank" : "solve");
  const [text, setText] = useState("");
  const [paid, setPaid] = useState(0);
  const own = text.trim() === "" ? null : text.trim();
  const paidFen = Math.round(paid * 100);
  const { mention } = line;
  const judged = useView<WordingView>("social/wording", { mention, template, text: own, paidFen });
  const send = async () => {
    const command = { type: "social/reply", mention, template, text: own, paidFen } as const;
    if (await tell(command, t("reply.sent"))) onClose();
  };
  return (
    <Space orientation="vertical" style={{ width: "100%" }}>
      <Select
        value={template}
        onChange={setTemplate}
        aria-label={t("reply.template")}
        options={TEMPLATES.map((value) => ({ value, label: t(`template.${value}.name`) }))}
        style={{ width: 220 }}
      />
      <Input.TextArea
        value={text}
        maxLength={300}
        rows={3}
        aria-label={t("reply.text")}
        placeholder={t(`template.${template}.text`)}
        onChange={(event) => setText(event.target.value)}
      />
      <Space wrap>
        <InputNumber
          min={0}
          max={10_000}
          precision={2}
          prefix="¥"
          value={paid}
          aria-label={t("reply.paid")}
          onChange={(value) => setPaid(value ?? 0)}
        />
        <span className="dz-quiet">{t("reply.paid")}</span>
        {judged.value ? (
          <>
            <Tag color={judged.value.wording >= 70 ? "green" : "gold"}>
              {t("reply.wording", { wording: judged.value.wording })}
            </Tag>
            {judged.value.notes.map((note) => (
              <Tag key={note}>{t(`note.${note}`)}</Tag>
            ))}
          </>
        ) : null}
      </Space>
      <Space>
        <Button type="primary" loading={isBusy} onClick={() => void send()}>
          {t("reply.send")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </Space>
    </Space>
  );
}
