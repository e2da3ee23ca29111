/** Five weeks as a wall calendar: what goes out on which day, at which hour, where. */
import { Tag } from "antd";
import { hourOfTick, hourText, shortDay, useLanguage, useMarket, useText } from "@dianzhang/ui";
import type { PlatformLine, PostLine } from "../../commands.ts";

const DAYS = 35;

interface WeeksProps {
  readonly posts: readonly PostLine[];
  /** First market day shown. */
  readonly from: number;
  readonly today: number;
  readonly platforms: readonly PlatformLine[];
}

export function Weeks({ posts, from, today, platforms }: WeeksProps) {
  const t = useText("social");
  const { market } = useMarket();
  const days = Array.from({ length: DAYS }, (_, i) => from + i);
  const shown = posts.filter(({ state }) => state !== "cancelled");
  if (shown.length === 0) return <p className="dz-quiet">{t("calendar.none")}</p>;
  return (
    <div className="dz-weeks">
      {days.map((day) => {
        const own = shown.filter(({ at }) => Math.floor(at / 24) === day);
        const look = day < today ? "dz-weeks-past" : "";
        return (
          <div key={day} className={own.length === 0 ? `${look} dz-weeks-empty` : look}>
            {day === today ? (
              <strong>{shortDay(market.firstDay, day)}</strong>
            ) : (
              <span className="dz-quiet">{shortDay(market.firstDay, day)}</span>
            )}
            <ul>
              {own.map((post) => (
                <Line key={post.post} post={post} platforms={platforms} />
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function Line({
  post,
  platforms,
}: {
  readonly post: PostLine;
  readonly platforms: readonly PlatformLine[];
}) {
  const t = useText("social");
  const { language } = useLanguage();
  const name = platforms.find(({ id }) => id === post.platform)?.name[language] ?? post.platform;
  const title = post.kol === null ? post.title : t("posts.kol");
  return (
    <li title={`${name} · ${t(`format.${post.format}`)} · ${title}`}>
      {hourText(hourOfTick(post.at))}{" "}
      <Tag color={post.state === "out" ? "default" : "blue"}>{name}</Tag>
      {title}
    </li>
  );
}
