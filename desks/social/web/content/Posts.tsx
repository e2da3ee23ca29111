/** Every post with what it reached, brought and cost; planned ones may still be cancelled. */
import { Button, Popconfirm, Tag } from "antd";
import type { ReactNode } from "react";
import {
  CellValue,
  Grid,
  hourOfTick,
  hourText,
  Money,
  Nothing,
  Rate,
  shortDay,
  useCommand,
  useLanguage,
  useMarket,
  useText,
  type GridColumn,
} from "@dianzhang/ui";
import type { CancelPost, PlatformLine, PostLine } from "../../commands.ts";

interface PostsProps {
  readonly posts: readonly PostLine[];
  readonly platforms: readonly PlatformLine[];
}

const COLOURS = { planned: "blue", out: "green", cancelled: "default" } as const;

export function Posts({ posts, platforms }: PostsProps) {
  const t = useText("social");
  return (
    <Grid
      rows={posts.toReversed()}
      rowKey={(post) => post.post}
      label={t("posts.title")}
      searchText={(post) => post.title}
      columns={useColumns(platforms)}
      empty={<Nothing text={t("posts.none")} />}
    />
  );
}

function useColumns(platforms: readonly PlatformLine[]): GridColumn<PostLine>[] {
  const t = useText("social");
  const { language } = useLanguage();
  const { market } = useMarket();
  const { tell, isBusy } = useCommand<CancelPost>();
  const count = (
    id: "reached" | "clicks" | "orders" | "follows" | "unfollows" | "shares",
  ): GridColumn<PostLine> => ({
    id,
    title: t(`posts.${id}`),
    means: t(`means.${id}`),
    isNumber: true,
    order: (post) => post[id],
    cell: (post) => <CellValue value={post[id]} unit="count" />,
  });
  const number = (
    id: string,
    order: (post: PostLine) => number,
    cell: (post: PostLine) => ReactNode,
  ): GridColumn<PostLine> => ({
    id,
    title: t(`posts.${id}`),
    means: t(`means.${id}`),
    isNumber: true,
    order,
    cell,
  });
  const liked = (post: PostLine) =>
    (post.likes + post.comments + post.shares) / Math.max(1, post.reached);
  return [
    {
      id: "at",
      title: t("posts.at"),
      order: (post) => post.at,
      cell: (post) =>
        `${shortDay(market.firstDay, Math.floor(post.at / 24))} ${hourText(hourOfTick(post.at))}`,
    },
    {
      id: "title",
      title: t("posts.what"),
      order: (post) => post.title,
      cell: (post) => (
        <>
          {post.kol === null ? post.title : t("posts.kol")}
          <br />
          <small className="dz-quiet">
            {platforms.find(({ id }) => id === post.platform)?.name[language]} ·{" "}
            {t(`format.${post.format}`)} · {t(`topic.${post.topic}`)} · {t(`level.${post.level}`)}
          </small>
        </>
      ),
    },
    {
      id: "state",
      title: t("posts.state"),
      order: (post) => post.state,
      cell: (post) => <Tag color={COLOURS[post.state]}>{t(`state.${post.state}`)}</Tag>,
    },
    count("reached"),
    number("liked", liked, (post) => <Rate value={liked(post)} />),
    count("shares"),
    count("clicks"),
    count("orders"),
    number(
      "sales",
      (post) => post.salesFen,
      (post) => <Money fen={post.salesFen} />,
    ),
    number(
      "cost",
      (post) => post.costFen,
      (post) => <Money fen={post.costFen} />,
    ),
    count("follows"),
    count("unfollows"),
    {
      id: "do",
      title: "",
      name: t("posts.do"),
      cell: (post) =>
        post.state === "planned" && post.kol === null ? (
          <Popconfirm
            title={t("posts.cancelWhy")}
            okText={t("posts.cancel")}
            cancelText={t("keep")}
            onConfirm={() =>
              void tell({ type: "social/cancel-post", post: post.post }, t("posts.cancelled"))
            }
          >
            <Button size="small" disabled={isBusy}>
              {t("posts.cancel")}
            </Button>
          </Popconfirm>
        ) : null,
    },
  ];
}
