/** Taking a seat over from whoever sat there before, and giving it back after a second thought. */
import { Button, Popconfirm } from "antd";
import type { ReactNode } from "react";
import { useText } from "../language.ts";
import { useCommand } from "../server/use-command.ts";
import { Block } from "./Page.tsx";

interface SeatProps {
  /** The desk, whose texts `take` and `give` say what changes. */
  readonly desk: string;
}

/** What the seat does now, what it will do, and the button. */
export function TakeSeat({ desk, children }: SeatProps & { readonly children?: ReactNode }) {
  const t = useText(desk);
  const { tell, isBusy } = useCommand();
  return (
    <Block title={t("take.title")}>
      <p>{t("take.now")}</p>
      <p>{t("take.then")}</p>
      {children}
      <Button
        type="primary"
        loading={isBusy}
        onClick={() => void tell({ type: `${desk}/take-over` }, t("take.done"))}
      >
        {t("take.over")}
      </Button>
    </Block>
  );
}

export function GiveBackSeat({ desk }: SeatProps) {
  const t = useText(desk);
  const { tell, isBusy } = useCommand();
  return (
    <Popconfirm
      title={t("give.why")}
      okText={t("give.back")}
      cancelText={t("cancelled")}
      onConfirm={() => void tell({ type: `${desk}/give-back` }, t("give.done"))}
    >
      <Button loading={isBusy}>{t("give.back")}</Button>
    </Popconfirm>
  );
}
