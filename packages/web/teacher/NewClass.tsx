/** A new class needs a name. */
import { Button, Input, Popover, Space } from "antd";
import { useState } from "react";
import { useText } from "@dianzhang/ui";
import { useAct } from "./use-act.ts";

export function NewClass() {
  const t = useText("web");
  const { act, isBusy } = useAct();
  const [name, setName] = useState("");
  const [isOpen, setOpen] = useState(false);
  const create = async () => {
    const made = await act("POST", "/api/classes", { name: name.trim() }, t("teacher.classMade"));
    if (made === null) return;
    setName("");
    setOpen(false);
  };
  const form = (
    <Space.Compact>
      <Input
        value={name}
        maxLength={60}
        placeholder={t("teacher.className")}
        aria-label={t("teacher.className")}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => void create()}
      />
      <Button
        type="primary"
        disabled={name.trim() === ""}
        loading={isBusy}
        onClick={() => void create()}
      >
        {t("teacher.create")}
      </Button>
    </Space.Compact>
  );
  return (
    <Popover
      content={form}
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      placement="bottomRight"
    >
      <Button>{t("teacher.newClass")}</Button>
    </Popover>
  );
}
