/** What can be done with the orders chosen: their next step, the papers for it, and what takes them out of the row. */
import { Button, Checkbox, InputNumber, Popconfirm, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import { useCommand, useMarket, useText } from "@dianzhang/ui";
import {
  PACKAGINGS,
  type Packaging,
  type QueueRow,
  type SeatView,
  type State,
} from "../../commands.ts";

interface BatchBarProps {
  readonly state: State;
  readonly rows: readonly QueueRow[];
  readonly chosen: readonly QueueRow[];
  readonly seat: SeatView;
  readonly couriers: readonly { readonly value: string; readonly label: string }[];
  readonly onDone: () => void;
}

type Told = { readonly type: `orders/${string}` } & Readonly<Record<string, unknown>>;

/** Most orders one command names. */
const MOST = 2000;

export function BatchBar({ state, rows, chosen, seat, couriers, onDone }: BatchBarProps) {
  const t = useText("orders");
  const { tell, isBusy } = useCommand<Told>();
  const ready = rows.filter(({ flags, isHeld }) => flags.length === 0 && !isHeld);
  const batch = (chosen.length > 0 ? chosen : ready).slice(0, MOST).map(({ order }) => order);
  const give = async (type: Told["type"], more: Readonly<Record<string, unknown>> = {}) => {
    const isDone = await tell({ type, orders: batch, ...more }, t("done", { count: batch.length }));
    if (isDone) onDone();
  };
  const label = (name: string) => t(`batch.${name}`, { count: batch.length });
  const main = (name: string, extra: ReactNode = null, more = {}) => (
    <Space wrap>
      {extra}
      <Button
        type="primary"
        disabled={batch.length === 0}
        loading={isBusy}
        onClick={() => void give(`orders/${name}`, more)}
      >
        {label(name)}
      </Button>
    </Space>
  );
  return (
    <div className="dz-order-batch">
      {state === "paid" ? main("review") : null}
      {state === "reviewed" ? main("print") : null}
      {state === "printed" ? <PickStep main={main} batch={chosen.length > 0 ? batch : []} /> : null}
      {state === "picked" ? <PackStep main={main} seat={seat} /> : null}
      {state === "packed" ? main("ship") : null}
      {state === "handed" || state === "back" ? (
        <span className="dz-quiet">{t(`batch.${state}`)}</span>
      ) : null}
      <span className="dz-spring" />
      {chosen.length > 0 && state !== "handed" && state !== "back" ? (
        <Aside state={state} chosen={chosen} couriers={couriers} give={give} />
      ) : null}
    </div>
  );
}

type Main = (
  name: string,
  extra?: ReactNode,
  more?: Readonly<Record<string, unknown>>,
) => ReactNode;

function PickStep({ main, batch }: { readonly main: Main; readonly batch: readonly number[] }) {
  const t = useText("orders");
  const [wave, setWave] = useState(20);
  return (
    <Space wrap>
      {main(
        "pick",
        <InputNumber
          aria-label={t("wave")}
          prefix={t("wave")}
          min={1}
          max={200}
          value={wave}
          onChange={(value) => setWave(value ?? 1)}
        />,
        { wave },
      )}
      <Paper view="pick-list" orders={batch} />
      <Paper view="waybills" orders={batch} />
    </Space>
  );
}

function PackStep({ main, seat }: { readonly main: Main; readonly seat: SeatView }) {
  const t = useText("orders");
  const [packaging, setPackaging] = useState<Packaging>(seat.rules.packaging);
  const [isChecked, setChecked] = useState(seat.rules.checkFromFen !== null);
  return (
    <>
      {main(
        "pack",
        <>
          <Select
            aria-label={t("packaging")}
            value={packaging}
            onChange={setPackaging}
            options={PACKAGINGS.map((value) => ({ value, label: t(`box.${value}`) }))}
          />
          <Checkbox checked={isChecked} onChange={(event) => setChecked(event.target.checked)}>
            {t("check")}
          </Checkbox>
        </>,
        { packaging, isChecked },
      )}
    </>
  );
}

/** A sheet to print: of the orders chosen, or of all that are on their way through the warehouse. */
function Paper({
  view,
  orders,
}: {
  readonly view: "pick-list" | "waybills";
  readonly orders: readonly number[];
}) {
  const t = useText("orders");
  const { market, shop } = useMarket();
  const params = encodeURIComponent(JSON.stringify({ orders }));
  const href = `/api/markets/${market.id}/renders/orders/${view}?shop=${shop}&format=pdf&params=${params}`;
  return (
    <Button href={href} download>
      {t(`paper.${view}`)}
    </Button>
  );
}

interface AsideProps {
  readonly state: State;
  readonly chosen: readonly QueueRow[];
  readonly couriers: BatchBarProps["couriers"];
  readonly give: (type: Told["type"], more?: Readonly<Record<string, unknown>>) => Promise<void>;
}

function Aside({ state, chosen, couriers, give }: AsideProps) {
  const t = useText("orders");
  const isHeld = chosen.every((row) => row.isHeld);
  const isOneBuyer = new Set(chosen.map(({ sameBuyerAs }) => sameBuyerAs)).size === 1;
  const [one] = chosen;
  const splits = chosen.length === 1 && one && one.skus.length > 1 && state !== "packed";
  return (
    <Space wrap>
      <span className="dz-quiet">{t("chosen", { count: chosen.length })}</span>
      <Button size="small" onClick={() => void give("orders/hold", { isHeld: !isHeld })}>
        {t(isHeld ? "batch.unhold" : "batch.hold")}
      </Button>
      <Select
        size="small"
        aria-label={t("batch.courier")}
        placeholder={t("batch.courier")}
        value={null}
        options={couriers as { value: string; label: string }[]}
        onChange={(courier: string | null) =>
          courier ? void give("orders/set-courier", { courier }) : undefined
        }
      />
      {chosen.length > 1 && isOneBuyer && (state === "paid" || state === "reviewed") ? (
        <Button size="small" onClick={() => void give("orders/merge")}>
          {t("batch.merge")}
        </Button>
      ) : null}
      {splits ? <Split order={one.order} /> : null}
      <Popconfirm
        title={t("batch.cancelWhy")}
        okText={t("batch.cancel")}
        cancelText={t("cancelled")}
        onConfirm={() => void give("orders/cancel")}
      >
        <Button size="small" danger>
          {t("batch.cancel")}
        </Button>
      </Popconfirm>
    </Space>
  );
}

function Split({ order }: { readonly order: number }) {
  const t = useText("orders");
  const { tell } = useCommand<Told>();
  return (
    <Button
      size="small"
      onClick={() => void tell({ type: "orders/split", order, keep: 1 }, t("batch.splitDone"))}
    >
      {t("batch.split")}
    </Button>
  );
}
