/** One member: masked person, scores, what was bought and when, tags on and off. */
import { Descriptions, Tag } from "antd";
import {
  Grid,
  Loaded,
  Money,
  Nothing,
  shortDay,
  useCommand,
  useMarket,
  useText,
  useView,
} from "@dianzhang/ui";
import type { Mark, MemberProfile, MembersOverview } from "../../commands.ts";

export function Profile({
  member,
  view,
}: {
  readonly member: number;
  readonly view: MembersOverview;
}) {
  const t = useText("members");
  const asked = useView<MemberProfile | null>("members/profile", { member });
  return (
    <Loaded asked={asked}>
      {(one) => (one ? <Body one={one} view={view} /> : <Nothing text={t("profile.none")} />)}
    </Loaded>
  );
}

function Body({ one, view }: { readonly one: MemberProfile; readonly view: MembersOverview }) {
  const t = useText("members");
  const { market } = useMarket();
  const day = (second: number): string => shortDay(market.firstDay, Math.floor(second / 86_400));
  const items: readonly (readonly [string, React.ReactNode])[] = [
    ["name", one.name],
    ["phone", one.phone],
    ["layer", `${t(`layer.${one.layer}`)} · ${one.r}${one.f}${one.m}`],
    ["first", day(one.firstAt)],
    ["last", t("profile.ago", { day: day(one.lastAt), days: one.days })],
    ["birthday", one.birthday ?? t("profile.notTold")],
    ["spent", <Money key="spent" fen={one.spentFen} />],
    ["points", one.points],
    ["messages", t(one.isGone ? "list.isGone" : "profile.week", { count: one.messages })],
  ];
  return (
    <div className="dz-members-stack">
      <Descriptions
        column={1}
        size="small"
        items={items.map(([key, children]) => ({ key, label: t(`profile.${key}`), children }))}
      />
      <TagsOf one={one} view={view} />
      <Grid
        rows={one.history}
        rowKey={({ order }) => order}
        label={t("profile.orders")}
        columns={[
          { id: "order", title: t("profile.order"), cell: ({ order }) => `#${order}` },
          { id: "at", title: t("profile.at"), cell: ({ at }) => day(at) },
          {
            id: "pieces",
            title: t("profile.pieces"),
            isNumber: true,
            cell: ({ pieces }) => pieces,
          },
          {
            id: "goods",
            title: t("list.spent"),
            isNumber: true,
            cell: ({ goodsFen }) => <Money fen={goodsFen} />,
          },
        ]}
      />
    </div>
  );
}

function TagsOf({ one, view }: { readonly one: MemberProfile; readonly view: MembersOverview }) {
  const t = useText("members");
  const { tell, isBusy } = useCommand<Mark>();
  if (view.tags.length === 0) return null;
  return (
    <div aria-label={t("tags.head")}>
      {view.tags.map(({ tag, name, rule }) => {
        const isOn = one.tags.includes(tag);
        return rule ? (
          isOn ? (
            <Tag key={tag}>{name}</Tag>
          ) : null
        ) : (
          <Tag.CheckableTag
            key={tag}
            checked={isOn}
            onChange={(isWanted) =>
              isBusy
                ? undefined
                : void tell({
                    type: "members/mark",
                    tag,
                    members: [one.member],
                    isOn: isWanted,
                  })
            }
          >
            {name}
          </Tag.CheckableTag>
        );
      })}
    </div>
  );
}
