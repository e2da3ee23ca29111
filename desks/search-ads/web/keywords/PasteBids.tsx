/** Bids pasted from a spreadsheet: read, checked row by row, then put into the table to be saved. */
import { SnippetsOutlined } from "@ant-design/icons";
import { Alert, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useText } from "@dianzhang/ui";
import type { KeywordLine, Match } from "../../commands.ts";
import { readPasted, type Drafts } from "./paste.ts";

interface PasteProps {
  readonly lines: readonly KeywordLine[];
  readonly onPasted: (drafts: Drafts) => void;
}

export function PasteBids({ lines, onPasted }: PasteProps) {
  const t = useText("search-ads");
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const words: Record<string, Match> = {};
  for (const match of ["exact", "phrase", "broad"] as const) {
    words[match] = match;
    words[t(`match.${match}`)] = match;
  }
  const { drafts, faults } = readPasted(text, lines, words);
  const count = Object.keys(drafts).length;
  const take = () => {
    onPasted(drafts);
    setText("");
    setOpen(false);
  };
  return (
    <>
      <Button icon={<SnippetsOutlined />} onClick={() => setOpen(true)}>
        {t("paste.open")}
      </Button>
      <Modal
        open={isOpen}
        title={t("paste.title")}
        okText={t("paste.take", { count })}
        cancelText={t("cancel")}
        okButtonProps={{ disabled: count === 0 }}
        onOk={take}
        onCancel={() => setOpen(false)}
      >
        <p className="dz-quiet">{t("paste.how")}</p>
        <Input.TextArea
          rows={10}
          value={text}
          aria-label={t("paste.title")}
          placeholder={t("paste.example")}
          onChange={(event) => setText(event.target.value)}
        />
        {faults.length > 0 ? (
          <Alert
            className="dz-sku-actions"
            type="warning"
            title={t("paste.faults", { count: faults.length })}
            description={faults.slice(0, 5).map(({ row, text: line, why }) => (
              <div key={row}>
                {row}. {line} · {t(`paste.${why}`)}
              </div>
            ))}
          />
        ) : null}
      </Modal>
    </>
  );
}
