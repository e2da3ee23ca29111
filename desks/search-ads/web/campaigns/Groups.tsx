/** The goods a campaign advertises: each with its own words, its negative words and its keywords. */
import { Button, Select, Space, Switch, Table, Typography } from "antd";
import { useState } from "react";
import { Money, Told, useCommand, useText, useView } from "@dianzhang/ui";
import type { CampaignLine, CreateGroup, GroupLine, SetGroup } from "../../commands.ts";
import { CreativePicture } from "./CreativePicture.tsx";

interface Goods {
  readonly listing: number;
  readonly title: string;
  readonly isPublished: boolean;
}

export function Groups({ line }: { readonly line: CampaignLine }) {
  const t = useText("search-ads");
  const { tell } = useCommand<SetGroup>();
  const set = (group: number, change: Partial<SetGroup>) =>
    tell({ type: "search-ads/set-group", group, ...change }, t("saved"));
  return (
    <>
      <NewGroup line={line} />
      <Table<GroupLine>
        size="small"
        pagination={false}
        rowKey="group"
        dataSource={[...line.groups]}
        scroll={{ x: 1130 }}
        columns={[
          { title: t("group.goods"), width: 220, render: (_, one) => one.listingTitle },
          {
            title: t("group.words"),
            width: 260,
            render: (_, one) => (
              <Typography.Text
                editable={{
                  text: one.title ?? "",
                  tooltip: t("group.wordsWhy"),
                  onChange: (text) => void set(one.group, { title: text.trim() || null }),
                }}
              >
                {one.title ?? t("group.ownTitle")}
              </Typography.Text>
            ),
          },
          {
            title: <Told name={t("creative.column")} means={t("means.picture")} />,
            width: 150,
            render: (_, one) =>
              // Markets of earlier models know no pictures of ads.
              one.picture === undefined ? null : <CreativePicture line={one} />,
          },
          {
            title: t("group.negatives"),
            width: 220,
            render: (_, one) => (
              <Select
                mode="tags"
                size="small"
                className="dz-wide"
                value={[...one.negatives]}
                placeholder={t("group.negativesWhy")}
                aria-label={t("group.negatives")}
                onChange={(negatives) => void set(one.group, { negatives })}
              />
            ),
          },
          { title: t("group.keywords"), align: "right", dataIndex: "keywords" },
          {
            title: <Told name={t("column.clicks")} means={t("means.clicks")} />,
            align: "right",
            dataIndex: "clicks",
          },
          {
            title: <Told name={t("column.cost")} means={t("means.cost")} />,
            align: "right",
            render: (_, one) => <Money fen={one.costFen} />,
          },
          {
            title: <Told name={t("column.sales")} means={t("means.sales")} />,
            align: "right",
            render: (_, one) => <Money fen={one.salesFen} />,
          },
          {
            title: t("column.state"),
            render: (_, one) => (
              <Switch
                size="small"
                checked={one.isRunning}
                aria-label={t("column.state")}
                onChange={(isRunning) => void set(one.group, { isRunning })}
              />
            ),
          },
        ]}
      />
    </>
  );
}

function NewGroup({ line }: { readonly line: CampaignLine }) {
  const t = useText("search-ads");
  const [listing, setListing] = useState<number | null>(null);
  const { value: goods } = useView<readonly Goods[]>("listing/listing-list");
  const { tell, isBusy } = useCommand<CreateGroup>();
  const add = async () => {
    if (listing === null) return;
    const command = {
      type: "search-ads/create-group",
      campaign: line.campaign,
      listing,
      title: null,
      keywords: [],
    } as const;
    if (await tell({ ...command, keywords: [] }, t("group.created"))) setListing(null);
  };
  return (
    <Space wrap className="dz-gap">
      <Select
        showSearch
        optionFilterProp="label"
        className="dz-goods-choice"
        value={listing}
        placeholder={t("group.choose")}
        aria-label={t("group.choose")}
        options={(goods ?? [])
          .filter((one) => one.isPublished)
          .map((one) => ({ value: one.listing, label: one.title }))}
        onChange={setListing}
      />
      <Button disabled={listing === null} loading={isBusy} onClick={() => void add()}>
        {t("group.add")}
      </Button>
    </Space>
  );
}
