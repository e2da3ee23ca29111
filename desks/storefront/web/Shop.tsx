/** The shop: its name and face, what delivery costs a buyer, and whether its doors are open. */
import { Button, Popconfirm, Steps, Tag } from "antd";
import { Block, Loaded, Page, useCommand, useText, useView, type Earlier } from "@dianzhang/ui";
import type { ShopView } from "../commands.ts";
import { FreightForm } from "./FreightForm.tsx";
import { MarketRules } from "./MarketRules.tsx";
import { ProfileForm } from "./ProfileForm.tsx";
import { ReturnsForm } from "./ReturnsForm.tsx";
import { ShopFront } from "./ShopFront.tsx";

export function Screen() {
  const t = useText("storefront");
  const shop = useView<Earlier<ShopView, "returns" | "face">>("storefront/shop");
  return (
    <Loaded asked={shop}>
      {(view) => (
        <Page title={view.name || t("unnamed")} note={t("note")} actions={<Doors view={view} />}>
          {view.isOpen ? null : <Checklist view={view} />}
          <div className="dz-columns-2">
            <Block title={t("profile.title")}>
              <ProfileForm view={view} />
            </Block>
            <Block title={t("freight.title")}>
              <FreightForm view={view} />
            </Block>
            {view.returns ? (
              <Block title={t("returns.title")}>
                <ReturnsForm returns={view.returns} />
              </Block>
            ) : null}
            <Block title={t("rules.title")}>
              <MarketRules />
            </Block>
          </div>
          <Block title={t("front.title")}>
            <ShopFront />
          </Block>
        </Page>
      )}
    </Loaded>
  );
}

function Doors({ view }: { readonly view: Pick<ShopView, "isOpen"> }) {
  const t = useText("storefront");
  const { tell, isBusy } = useCommand();
  if (view.isOpen) {
    return (
      <>
        <Tag color="green">{t("doors.isOpen")}</Tag>
        <Popconfirm
          title={t("doors.closing")}
          okText={t("doors.close")}
          cancelText={t("doors.stay")}
          onConfirm={() => void tell({ type: "storefront/close-shop" }, t("doors.closed"))}
        >
          <Button loading={isBusy}>{t("doors.close")}</Button>
        </Popconfirm>
      </>
    );
  }
  return (
    <>
      <Tag>{t("doors.isClosed")}</Tag>
      <Button
        type="primary"
        loading={isBusy}
        onClick={() => void tell({ type: "storefront/open-shop" }, t("doors.opened"))}
      >
        {t("doors.open")}
      </Button>
    </>
  );
}

function Checklist({ view }: { readonly view: Pick<ShopView, "checklist"> }) {
  const t = useText("storefront");
  const items = view.checklist.map((step) => ({
    title: t(`checklist.${step.id}`),
    status: step.isDone ? ("finish" as const) : ("wait" as const),
  }));
  return (
    <Block title={t("checklist.title")}>
      <Steps size="small" items={items} responsive />
    </Block>
  );
}
