/** Community groups of the shop's own buyers, layer by layer: size, activity, tiredness, what they bring. */
import { Button, Tag } from "antd";
import { useState } from "react";
import {
  Block,
  CellValue,
  Grid,
  hourText,
  Loaded,
  Money,
  Nothing,
  Rate,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { GroupLine, GroupsView } from "../../commands.ts";
import { GroupForm } from "./GroupForm.tsx";

export function Groups() {
  const t = useText("social");
  const asked = useView<GroupsView>("social/groups");
  const [editing, setEditing] = useState<GroupLine | "new" | null>(null);
  return (
    <Block
      title={t("groups.title")}
      extra={
        <Button type="primary" onClick={() => setEditing("new")}>
          {t("groups.new")}
        </Button>
      }
    >
      <p className="dz-quiet">{t("groups.note")}</p>
      <Loaded asked={asked}>
        {({ layers, groups }) => (
          <>
            <p>
              {layers.map(({ layer, buyers }) => (
                <Tag key={layer}>{t("groups.layer", { layer: t(`layer.${layer}`), buyers })}</Tag>
              ))}
            </p>
            <List groups={groups} onEdit={setEditing} />
            {editing ? (
              <GroupForm
                group={editing === "new" ? null : editing}
                taken={groups.map(({ layer }) => layer)}
                onDone={() => setEditing(null)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </Block>
  );
}

interface ListProps {
  readonly groups: readonly GroupLine[];
  readonly onEdit: (line: GroupLine) => void;
}

function List({ groups, onEdit }: ListProps) {
  const t = useText("social");
  const count = (
    id: "members" | "messages" | "visits" | "orders" | "friends" | "left",
  ): GridColumn<GroupLine> => ({
    id,
    title: t(`groups.${id}`),
    means: t(`groupMeans.${id}`),
    isNumber: true,
    order: (line) => line[id],
    cell: (line) => <CellValue value={line[id]} unit="count" />,
  });
  const rate = (id: string, read: (line: GroupLine) => number): GridColumn<GroupLine> => ({
    id,
    title: t(`groups.${id}`),
    means: t(`groupMeans.${id}`),
    isNumber: true,
    order: read,
    cell: (line) => <Rate value={read(line)} />,
  });
  const columns: GridColumn<GroupLine>[] = [
    {
      id: "name",
      title: t("groups.name"),
      order: (line) => line.name,
      cell: (line) => (
        <>
          {line.name} <Tag>{t(`layer.${line.layer}`)}</Tag>
          {line.isOpen ? null : <Tag color="gold">{t("groups.paused")}</Tag>}
          <br />
          <small className="dz-quiet">
            {t("groups.plan", { perWeek: line.perWeek, hour: hourText(line.hour) })} ·{" "}
            {t(`topic.${line.topic}`)}
          </small>
        </>
      ),
    },
    count("members"),
    rate("tired", (line) => line.tired / Math.max(1, line.members)),
    count("messages"),
    rate("read", (line) => line.readers / Math.max(1, line.messages * line.members)),
    count("visits"),
    count("orders"),
    count("friends"),
    count("left"),
    {
      id: "gift",
      title: t("groups.gift"),
      means: t("groupMeans.gift"),
      isNumber: true,
      order: (line) => line.giftPaidFen,
      cell: (line) => <Money fen={line.giftPaidFen} />,
    },
    {
      id: "do",
      title: "",
      name: t("groups.do"),
      cell: (line) => (
        <Button size="small" onClick={() => onEdit(line)}>
          {t("groups.edit")}
        </Button>
      ),
    },
  ];
  return (
    <Grid
      rows={groups}
      rowKey={(line) => line.group}
      label={t("groups.title")}
      columns={columns}
      empty={<Nothing text={t("groups.none")} />}
    />
  );
}
