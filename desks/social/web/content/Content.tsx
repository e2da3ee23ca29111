/** Accounts on each platform, five weeks of posts, and what every post came to. */
import type { PlatformsProps } from "../Social.tsx";
import { Block, Loaded, useMarket, useText, useView } from "@dianzhang/ui";
import type { PostLine } from "../../commands.ts";
import { NewPost } from "./NewPost.tsx";
import { Platforms } from "./Platforms.tsx";
import { Posts } from "./Posts.tsx";
import { Weeks } from "./Weeks.tsx";

/** Days of posts listed, back and ahead. */
const PAST_DAYS = 60;

export function Content({ platforms }: PlatformsProps) {
  const t = useText("social");
  const { market } = useMarket();
  const today = Math.floor(market.now / 24);
  const from = Math.max(0, today - 7);
  const calendar = useView<readonly PostLine[]>("social/calendar", { from, days: 35 });
  const all = useView<readonly PostLine[]>("social/calendar", {
    from: Math.max(0, today - PAST_DAYS),
    days: 2 * PAST_DAYS,
  });
  return (
    <>
      <Block title={t("calendar.title")} extra={<NewPost platforms={platforms} />}>
        <Loaded asked={calendar}>
          {(posts) => <Weeks posts={posts} from={from} today={today} platforms={platforms} />}
        </Loaded>
      </Block>
      <Block title={t("platforms.title")}>
        <Platforms platforms={platforms} />
      </Block>
      <Block title={t("posts.title")}>
        <Loaded asked={all}>{(posts) => <Posts posts={posts} platforms={platforms} />}</Loaded>
      </Block>
    </>
  );
}
