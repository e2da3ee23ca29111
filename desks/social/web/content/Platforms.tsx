/** What each platform is like, whether the shop is there, and how many follow. */
import { Button, Form, Input, Popover } from "antd";
import { useState } from "react";
import { CellValue, Rate, useCommand, useLanguage, useText } from "@dianzhang/ui";
import type { OpenAccount, PlatformLine } from "../../commands.ts";

export function Platforms({ platforms }: { readonly platforms: readonly PlatformLine[] }) {
  return (
    <div className="dz-platforms">
      {platforms.map((line) => (
        <Platform key={line.id} line={line} />
      ))}
    </div>
  );
}

function Platform({ line }: { readonly line: PlatformLine }) {
  const t = useText("social");
  const { language } = useLanguage();
  const audience = line.audience
    .toSorted((a, b) => b.permille - a.permille)
    .slice(0, 3)
    .map(({ name, permille }) => `${name[language]} ${Math.round(permille / 10)}%`);
  const words = (kind: string, ids: readonly string[]) =>
    ids
      .slice(0, 2)
      .map((id) => t(`${kind}.${id}`))
      .join(" · ");
  return (
    <article className="dz-platform">
      <strong>{line.name[language]}</strong>{" "}
      <small className="dz-quiet">{line.like[language]}</small>
      <dl>
        <dt>{t("platforms.audience")}</dt>
        <dd>{audience.join(" · ")}</dd>
        <dt>{t("platforms.formats")}</dt>
        <dd>{words("format", line.formats)}</dd>
        <dt>{t("platforms.tones")}</dt>
        <dd>{words("tone", line.tones)}</dd>
        <dt>{t("platforms.reach")}</dt>
        <dd>
          <Rate value={line.reachPermille / 1000} />
        </dd>
        <dt>{t("platforms.halfLife")}</dt>
        <dd>{t("platforms.hours", { hours: line.halfLifeHours })}</dd>
        <dt>{t("platforms.comfort")}</dt>
        <dd>{t("platforms.perWeek", { posts: line.comfortPerWeek })}</dd>
        <dt>{t("platforms.strangers")}</dt>
        <dd>{t(line.isRecommending ? "platforms.yes" : "platforms.no")}</dd>
        {line.crowd && (
          <>
            <dt>{t("platforms.crowd")}</dt>
            <dd>
              {t("platforms.crowded", {
                posts: line.crowd.posts,
                share: Math.round(line.crowd.permille / 10),
              })}
            </dd>
          </>
        )}
      </dl>
      {line.account ? (
        <p>
          {t("platforms.followers")} <CellValue value={line.account.followers} unit="count" />
          {" · "}
          {t("platforms.thisWeek", { posts: line.account.postsThisWeek })}
        </p>
      ) : (
        <OpenIt platform={line.id} />
      )}
    </article>
  );
}

function OpenIt({ platform }: { readonly platform: string }) {
  const t = useText("social");
  const [isOpen, setOpen] = useState(false);
  const { tell, isBusy } = useCommand<OpenAccount>();
  const open = async ({ name }: { readonly name: string }) => {
    const command = { type: "social/open-account", platform, name } as const;
    if (await tell(command, t("account.opened"))) setOpen(false);
  };
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      content={
        <Form layout="inline" onFinish={(filled: { readonly name: string }) => void open(filled)}>
          <Form.Item name="name" rules={[{ required: true, message: t("account.nameNeeded") }]}>
            <Input maxLength={20} placeholder={t("account.name")} aria-label={t("account.name")} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t("account.open")}
          </Button>
        </Form>
      }
    >
      <Button size="small">{t("account.open")}</Button>
    </Popover>
  );
}
