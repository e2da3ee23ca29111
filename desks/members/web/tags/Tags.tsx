/** Tags by hand and by rule; tiers, points and what they owe; how often a member may be written to. */
import { Button, Popconfirm, Segmented } from "antd";
import { useState } from "react";
import {
  Block,
  Grid,
  Loaded,
  Nothing,
  useCommand,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { DeleteTag, MembersOverview, SetCap, TagLine } from "../../commands.ts";
import { useRuleText } from "../words.ts";
import { Programme } from "./Programme.tsx";
import { TagForm } from "./TagForm.tsx";

export function Tags() {
  const asked = useView<MembersOverview>("members/overview");
  return <Loaded asked={asked}>{(view) => <Body view={view} />}</Loaded>;
}

function Body({ view }: { readonly view: MembersOverview }) {
  const t = useText("members");
  const cap = useCommand<SetCap>();
  const [edited, setEdited] = useState<TagLine | "new" | null>(null);
  return (
    <>
      <div className="dz-columns-2">
        <Block
          title={t("tags.title")}
          extra={
            <Button type="primary" onClick={() => setEdited("new")}>
              {t("tags.new")}
            </Button>
          }
        >
          <TagTable view={view} onEdit={setEdited} />
        </Block>
        <Block title={t("tier.title")}>
          <Programme key={JSON.stringify(view.programme)} view={view} />
        </Block>
      </div>
      <Block title={t("cap.title")}>
        <p className="dz-quiet">{t("cap.why")}</p>
        <Segmented
          aria-label={t("cap.title")}
          value={view.mostPerWeek}
          disabled={cap.isBusy}
          options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: t("cap.of", { value }) }))}
          onChange={(mostPerWeek) =>
            void cap.tell({ type: "members/set-cap", mostPerWeek: Number(mostPerWeek) }, t("saved"))
          }
        />
      </Block>
      {edited === null ? null : (
        <TagForm tag={edited === "new" ? null : edited} onDone={() => setEdited(null)} />
      )}
    </>
  );
}

function TagTable({
  view,
  onEdit,
}: {
  readonly view: MembersOverview;
  readonly onEdit: (tag: TagLine) => void;
}) {
  const t = useText("members");
  const ruleText = useRuleText();
  const { tell } = useCommand<DeleteTag>();
  const columns: readonly GridColumn<TagLine>[] = [
    { id: "name", title: t("tags.name"), cell: ({ name }) => name },
    {
      id: "rule",
      title: t("tags.rule"),
      cell: ({ rule }) => (rule ? ruleText(rule) : t("tags.byHand")),
    },
    {
      id: "members",
      title: t("tags.members"),
      isNumber: true,
      cell: ({ members }) => members,
      order: ({ members }) => members,
    },
    {
      id: "act",
      title: "",
      cell: (line) => (
        <span className="dz-actions">
          <Button size="small" onClick={() => onEdit(line)}>
            {t("edit")}
          </Button>
          <Popconfirm
            title={t("tags.sure")}
            okText={t("delete")}
            cancelText={t("cancel")}
            onConfirm={() =>
              void tell({ type: "members/delete-tag", tag: line.tag }, t("tags.deleted"))
            }
          >
            <Button size="small">{t("delete")}</Button>
          </Popconfirm>
        </span>
      ),
    },
  ];
  return (
    <Grid
      rows={view.tags}
      columns={columns}
      rowKey={({ tag }) => tag}
      label={t("tags.title")}
      empty={<Nothing text={t("tags.none")} />}
    />
  );
}
