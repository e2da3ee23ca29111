/** What waits for the person in this seat: steps before opening, goods without stock, parcels on their way. */
import { Link } from "@tanstack/react-router";
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import {
  Failed,
  Loaded,
  Loading,
  Nothing,
  useMarket,
  useMarketPath,
  useText,
  useView,
} from "@dianzhang/ui";

interface Shop {
  readonly isOpen: boolean;
  readonly orders: { readonly toShip: number; readonly inTransit: number };
  readonly checklist: readonly { readonly id: string; readonly isDone: boolean }[];
}

interface ToDo {
  readonly drafts: readonly number[];
  /** Goods on sale that are sold out, or will be within the days asked about. */
  readonly runningLow: readonly { readonly stock: number; readonly incoming: number }[];
  /** Goods on sale whose every variant is off sale; earlier models take none off. */
  readonly allOff?: readonly number[];
}

/** Campaigns that end within a day or have few pieces left, festivals that close within a week. */
interface Campaigns {
  readonly ending: readonly number[];
  readonly nearlyGone: readonly number[];
  readonly closing: readonly string[];
  /** Lines of traffic plans that are due and not done; earlier models know no such plans. */
  readonly due?: readonly unknown[];
}

/** What waits at seats somebody has taken. */
interface Seats {
  readonly cases?: number;
  readonly waiting?: number;
}

/** Days that stock and what is coming should last. */
const COVER = 3;

export function Waiting() {
  const t = useText("web");
  const at = useMarketPath();
  const shop = useView<Shop>("storefront/shop");
  const goods = useView<ToDo>("listing/to-do", { cover: COVER });
  const { model } = useMarket().market;
  // A market of an earlier model may not know each of these seats.
  const knows = (id: string) => ({ enabled: model.desks.includes(id) });
  const campaigns = useView<Campaigns>("campaigns/to-do", {}, knows("campaigns"));
  const desk = useView<Seats>("orders/seat", {}, knows("orders"));
  const supply = useView<Seats>("supply/seat", {}, knows("supply"));
  const others = [goods, campaigns, desk, supply].filter((one) => one.isLoading || one.error);
  const failed = others.filter((one) => one.error);
  return (
    <Loaded asked={shop} rows={3}>
      {(value) => {
        const lines: ReactNode[] = value.checklist
          .filter((step) => !step.isDone)
          .map((step) => (
            <li key={step.id}>
              <ExclamationCircleOutlined />
              <Link to={at(step.id === "goods" ? "goods" : "shop")}>
                {t(`today.step.${step.id}`)}
              </Link>
            </li>
          ));
        if (lines.length === 0 && !value.isOpen) {
          lines.push(
            <li key="open">
              <ExclamationCircleOutlined />
              <Link to={at("shop")}>{t("today.step.open")}</Link>
            </li>,
          );
        }
        const low = goods.value?.runningLow ?? [];
        const empty = low.filter((line) => line.stock + line.incoming === 0).length;
        const counts = {
          empty,
          low: low.length - empty,
          allOff: goods.value?.allOff?.length ?? 0,
          drafts: value.isOpen ? (goods.value?.drafts.length ?? 0) : 0,
        };
        for (const [name, count] of Object.entries(counts)) {
          if (count === 0) continue;
          lines.push(
            <li key={name}>
              <ExclamationCircleOutlined />
              <Link to={at("goods")}>{t(`today.${name}`, { count, days: COVER })}</Link>
            </li>,
          );
        }
        for (const name of ["ending", "nearlyGone", "closing", "due"] as const) {
          const count = campaigns.value?.[name]?.length ?? 0;
          if (count === 0) continue;
          lines.push(
            <li key={name}>
              <ClockCircleOutlined />
              <Link to={at("campaigns")}>{t(`today.${name}`, { count })}</Link>
            </li>,
          );
        }
        for (const [name, path, count] of [
          ["cases", "orders/exceptions", desk.value?.cases ?? 0],
          ["deliveries", "supply/buying", supply.value?.waiting ?? 0],
        ] as const) {
          if (count === 0) continue;
          lines.push(
            <li key={name}>
              <ExclamationCircleOutlined />
              <Link to={at(path)}>{t(`today.${name}`, { count })}</Link>
            </li>,
          );
        }
        if (value.orders.toShip > 0) {
          lines.push(
            <li key="ship">
              <ClockCircleOutlined />
              <Link to={at("orders")}>{t("today.toShip", { count: value.orders.toShip })}</Link>
            </li>,
          );
        }
        if (value.orders.inTransit > 0) {
          lines.push(
            <li key="way">
              <CheckCircleOutlined />
              {t("today.inTransit", { count: value.orders.inTransit })}
            </li>,
          );
        }
        return (
          <>
            {lines.length > 0 ? <ul className="dz-lines">{lines}</ul> : null}
            {lines.length === 0 && others.length > failed.length ? <Loading rows={2} /> : null}
            {lines.length === 0 && others.length === 0 ? (
              <Nothing text={t("today.allDone")} />
            ) : null}
            {failed[0] ? (
              <Failed
                error={failed[0].error}
                onRetry={() => failed.forEach(({ retry }) => retry())}
              />
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}
