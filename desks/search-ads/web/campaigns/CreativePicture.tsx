/** The picture of a group's ads: which it is, how good it is, and what another would cost. */
import { Button, Popover, Space } from "antd";
import { useState } from "react";
import { money, useCommand, useLanguage, useText } from "@dianzhang/ui";
import { PICTURE_FEN, PICTURES, type GroupLine, type SetPicture } from "../../commands.ts";

export function CreativePicture({ line }: { readonly line: GroupLine }) {
  const t = useText("search-ads");
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { tell, isBusy } = useCommand<SetPicture>();
  const choose = async (picture: SetPicture["picture"]) => {
    const command = { type: "search-ads/set-picture", group: line.group, picture } as const;
    if (await tell(command, t("creative.done"))) setOpen(false);
  };
  const content = (
    <div className="dz-definition">
      <p className="dz-quiet">{t("creative.why")}</p>
      <Space wrap>
        {PICTURES.map((picture) => (
          <Button
            key={picture}
            size="small"
            disabled={isBusy || (picture === "listing" && line.picture === "listing")}
            onClick={() => void choose(picture)}
          >
            {PICTURE_FEN[picture] === 0
              ? t("creative.free", { what: t(`creative.${picture}`) })
              : t("creative.offer", {
                  what: t(`creative.${picture}`),
                  price: money(PICTURE_FEN[picture], language),
                })}
          </Button>
        ))}
      </Space>
    </div>
  );
  return (
    <Popover
      trigger="click"
      title={t("creative.change")}
      content={content}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <Button size="small" aria-label={`${t("creative.change")} ${line.listingTitle}`}>
        {t(`creative.${line.picture}`)} · {t("creative.score", { score: line.picturePermille })}
      </Button>
    </Popover>
  );
}
