/** The rail of seats. Only seats that work are on it. */
import {
  AppstoreOutlined,
  BarChartOutlined,
  CommentOutlined,
  CustomerServiceOutlined,
  HistoryOutlined,
  InboxOutlined,
  LayoutOutlined,
  NotificationOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  ShopOutlined,
  SolutionOutlined,
  SunOutlined,
  TagsOutlined,
  TeamOutlined,
  TruckOutlined,
  VideoCameraOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useMarketPath, useText } from "@dianzhang/ui";
import { deskScreens } from "../desks.gen.ts";

const ICONS: Readonly<Record<string, ComponentType>> = {
  shop: ShopOutlined,
  goods: AppstoreOutlined,
  campaigns: TagsOutlined,
  ads: NotificationOutlined,
  feed: LayoutOutlined,
  social: CommentOutlined,
  logistics: TruckOutlined,
  orders: SolutionOutlined,
  supply: InboxOutlined,
  members: TeamOutlined,
  compliance: SafetyCertificateOutlined,
  live: VideoCameraOutlined,
  service: CustomerServiceOutlined,
  figures: BarChartOutlined,
};

interface Stop {
  readonly order: number;
  readonly path: string;
  readonly label: string;
  readonly icon: ComponentType;
}

export function Rail() {
  const t = useText("web");
  const at = useMarketPath();
  const desks = deskScreens.map((desk): Stop => ({
    order: desk.rail.order,
    path: desk.rail.path,
    label: t(`rail.${desk.desk}`),
    icon: ICONS[desk.rail.icon] ?? ShopOutlined,
  }));
  const stops: Stop[] = [
    { order: 0, path: "today", label: t("rail.today"), icon: SunOutlined },
    ...desks,
    { order: 90, path: "history", label: t("rail.history"), icon: HistoryOutlined },
    { order: 99, path: "academy", label: t("rail.academy"), icon: ReadOutlined },
  ];
  return (
    <nav className="dz-rail" aria-label={t("rail.name")}>
      <div>
        {stops
          .toSorted((a, b) => a.order - b.order)
          .map(({ path, label, icon: Icon }) => (
            <Link
              key={path}
              to={at(path)}
              activeProps={{ className: "dz-here", "aria-current": "page" }}
            >
              <span aria-hidden>
                <Icon />
              </span>
              <span>{label}</span>
            </Link>
          ))}
      </div>
    </nav>
  );
}
