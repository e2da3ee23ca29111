/** The screens of one seat side by side: which one is open stands in the address. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Tabs } from "antd";
import type { ReactNode } from "react";
import { useMarketPath } from "../server/market.tsx";

/** The screen the address names, or the first where it names none there is. */
export function useSeatTab<Tab extends string>(tabs: Readonly<Record<Tab, unknown>>): Tab {
  const { tab } = useParams({ strict: false }) as { readonly tab?: string };
  const names = Object.keys(tabs) as Tab[];
  return names.find((name) => name === tab) ?? (names[0] as Tab);
}

export interface SeatTabsProps {
  /** Where the seat stands in the address: `ads` for `/m/…/ads/report`. */
  readonly path: string;
  readonly tabs: Readonly<Record<string, unknown>>;
  readonly label: (tab: string) => ReactNode;
}

export function SeatTabs({ path, tabs, label }: SeatTabsProps) {
  const open = useSeatTab(tabs);
  const go = useNavigate();
  const at = useMarketPath();
  return (
    <Tabs
      activeKey={open}
      items={Object.keys(tabs).map((key) => ({ key, label: label(key) }))}
      onChange={(key) => void go({ to: at(`${path}/${key}`) })}
    />
  );
}
