/** Every member, masked: found by number or layer, opened in a drawer, tagged many at a time. */
import { Button, Drawer, Dropdown, Select, Tag } from "antd";
import { useState } from "react";
import {
  count,
  Grid,
  Loaded,
  Money,
  Nothing,
  useCommand,
  useLanguage,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import {
  LAYERS,
  type Layer,
  type Mark,
  type MemberLine,
  type MembersOverview,
} from "../../commands.ts";
import { Profile } from "./Profile.tsx";

export function MemberList() {
  const overview = useView<MembersOverview>("members/overview");
  return <Loaded asked={overview}>{(view) => <Body view={view} />}</Loaded>;
}

function Body({ view }: { readonly view: MembersOverview }) {
  const t = useText("members");
  const { language } = useLanguage();
  const [layer, setLayer] = useState<Layer | undefined>();
  const [tag, setTag] = useState<number | undefined>();
  const [open, setOpen] = useState<number | null>(null);
  const lines = useView<readonly MemberLine[]>("members/list", {
    most: 5000,
    ...(layer ? { layer } : {}),
    ...(tag === undefined ? {} : { tag }),
  });
  const { tell, isBusy } = useCommand<Mark>();
  const byHand = view.tags.filter(({ rule }) => rule === null);
  const columns = useColumns(view);
  return (
    <>
      <p className="dz-members-sum">
        <strong>{t("list.customers", { count: view.customers })}</strong>
        <span>{t("list.repeat", { count: view.repeat })}</span>
        <span>{t("list.gone", { count: view.gone })}</span>
        <span>
          {t("list.spent")} <Money fen={view.spentFen} />
        </span>
      </p>
      <Loaded asked={lines}>
        {(rows) => (
          <Grid
            rows={rows}
            columns={columns}
            rowKey={({ member }) => member}
            label={t("tab.list")}
            searchText={(line) => `${line.member} ${line.name} ${line.phone}`}
            onOpen={({ member }) => setOpen(member)}
            toolbar={
              <span className="dz-members-filter">
                <Select
                  allowClear
                  size="small"
                  placeholder={t("layerHead")}
                  aria-label={t("layerHead")}
                  value={layer}
                  options={LAYERS.toReversed().map((value) => ({
                    value,
                    label: t(`layer.${value}`),
                  }))}
                  onChange={setLayer}
                />
                <Select
                  allowClear
                  size="small"
                  placeholder={t("tags.head")}
                  aria-label={t("tags.head")}
                  value={tag}
                  options={view.tags.map((one) => ({ value: one.tag, label: one.name }))}
                  onChange={setTag}
                />
              </span>
            }
            bulk={(chosen, clear) => (
              <Dropdown
                disabled={byHand.length === 0}
                menu={{
                  items: byHand.map((one) => ({ key: String(one.tag), label: one.name })),
                  onClick: ({ key }) =>
                    void tell(
                      {
                        type: "members/mark",
                        tag: Number(key),
                        members: chosen.map(({ member }) => member),
                        isOn: true,
                      },
                      t("list.marked", { count: count(chosen.length, language) }),
                    ).then((isDone) => (isDone ? clear() : undefined)),
                }}
              >
                <Button loading={isBusy}>
                  {t(byHand.length === 0 ? "list.noTags" : "list.mark")}
                </Button>
              </Dropdown>
            )}
            empty={<Nothing text={t("list.none")} />}
          />
        )}
      </Loaded>
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        size={Math.min(460, window.innerWidth)}
        title={open === null ? "" : t("profile.title", { member: open })}
      >
        {open === null ? null : <Profile member={open} view={view} />}
      </Drawer>
    </>
  );
}

function useColumns(view: MembersOverview): readonly GridColumn<MemberLine>[] {
  const t = useText("members");
  const tiers = [t("tier.none"), ...(view.programme?.tiers ?? []).map(({ name }) => name)];
  return [
    {
      id: "member",
      title: t("list.member"),
      cell: ({ member }) => `#${member}`,
      order: ({ member }) => member,
    },
    { id: "name", title: t("list.name"), cell: ({ name }) => name },
    { id: "phone", title: t("list.phone"), cell: ({ phone }) => phone },
    {
      id: "layer",
      title: t("layerHead"),
      cell: (line) => (
        <>
          {t(`layer.${line.layer}`)}
          {line.isGone ? <Tag color="warning">{t("list.isGone")}</Tag> : null}
        </>
      ),
    },
    { id: "rfm", title: "RFM", cell: ({ r, f, m }) => `${r}${f}${m}` },
    {
      id: "orders",
      title: t("list.orders"),
      isNumber: true,
      cell: ({ orders }) => orders,
      order: ({ orders }) => orders,
    },
    {
      id: "spent",
      title: t("list.spent"),
      isNumber: true,
      cell: ({ spentFen }) => <Money fen={spentFen} />,
      order: ({ spentFen }) => spentFen,
    },
    {
      id: "days",
      title: t("list.days"),
      isNumber: true,
      cell: ({ days }) => days,
      order: ({ days }) => days,
    },
    { id: "tier", title: t("tier.head"), cell: ({ tier }) => tiers[tier] ?? "" },
    {
      id: "points",
      title: t("list.points"),
      isNumber: true,
      cell: ({ points }) => points,
      order: ({ points }) => points,
    },
    {
      id: "tags",
      title: t("tags.head"),
      cell: ({ tags }) =>
        view.tags
          .filter((one) => tags.includes(one.tag))
          .map((one) => <Tag key={one.tag}>{one.name}</Tag>),
    },
  ];
}
