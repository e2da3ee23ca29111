/** Orders by state, with filters, a table for two thousand rows, and one batch of them moved at a time. */
import { Segmented } from "antd";
import { useState } from "react";
import { count, Loaded, useLanguage, useText, useView } from "@dianzhang/ui";
import { STATES, type QueueRow, type SeatView, type State } from "../../commands.ts";
import { useNames } from "../names.ts";
import { BatchBar } from "./BatchBar.tsx";
import { Filters, NO_FILTER, type Filter } from "./Filters.tsx";
import { OrderTable } from "./OrderTable.tsx";

export function Desk({ seat }: { readonly seat: SeatView }) {
  const t = useText("orders");
  const { language } = useLanguage();
  const [state, setState] = useState<State | null>(null);
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const names = useNames();
  // The first step with something to do; what a person chose stays chosen.
  const shown = state ?? STATES.find((one) => seat.states[one] > 0) ?? "paid";
  const { sku, ...rest } = filter;
  const asked = useView<readonly QueueRow[]>("orders/queue", { ...rest, sku, state: shown });
  const turn = (next: State) => {
    setState(next);
    setChosen([]);
  };
  return (
    <div className="dz-orders">
      <Facts seat={seat} />
      <Segmented<State>
        aria-label={t("title")}
        value={shown}
        onChange={turn}
        options={STATES.map((one) => ({
          value: one,
          label: (
            <>
              {t(`state.${one}`)} <b>{count(seat.states[one], language)}</b>
            </>
          ),
        }))}
      />
      <Filters filter={filter} onChange={setFilter} provinces={names.provinces} />
      <Loaded asked={asked} rows={8}>
        {(rows) => {
          const picked = rows.filter(({ order }) => chosen.includes(order));
          return (
            <>
              <BatchBar
                state={shown}
                rows={rows}
                chosen={picked}
                seat={seat}
                couriers={names.couriers}
                onDone={() => setChosen([])}
              />
              <OrderTable rows={rows} chosen={chosen} onChoose={setChosen} name={names.name} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function Facts({ seat }: { readonly seat: SeatView }) {
  const t = useText("orders");
  const facts: readonly (readonly [string, string, boolean])[] = [
    ["deadline", t("fact.hours", { count: seat.deadlineHours }), false],
    ["dueSoon", String(seat.dueSoon), seat.dueSoon > 0],
    ["late", String(seat.late), seat.late > 0],
    ["flagged", String(seat.flagged), seat.flagged > 0],
    ["perHour", t("fact.orders", { count: seat.perHour }), false],
  ];
  return (
    <dl className="dz-order-facts">
      {facts.map(([key, value, isWarm]) => (
        <div key={key} className={isWarm ? "dz-warm" : ""}>
          <dt>{t(`fact.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
