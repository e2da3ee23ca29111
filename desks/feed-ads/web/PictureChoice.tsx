/** Which picture a creative shows: the goods' own, a bought shot, or one handed in. */
import { Select } from "antd";
import { PictureInput, useText } from "@dianzhang/ui";
import { PICTURE_FEN, PICTURES, type Picture } from "../commands.ts";
import { inYuan } from "./yuan.ts";

export interface Shown {
  readonly picture: Picture;
  /** Content hash of what was handed in. */
  readonly upload: string | null;
}

interface PictureChoiceProps {
  readonly value?: Shown;
  readonly onChange?: (shown: Shown) => void;
}

/** Nothing has been handed in yet. */
export function isMissing({ picture, upload }: Shown): boolean {
  return picture === "upload" && upload === null;
}

export function PictureChoice({ value, onChange }: PictureChoiceProps) {
  const t = useText("feed-ads");
  const { picture, upload } = value ?? { picture: "listing", upload: null };
  return (
    <div className="dz-stack">
      <Select
        value={picture}
        aria-label={t("creative.picture")}
        options={PICTURES.map((one) => ({
          value: one,
          label: t(`picture.${one}`, { yuan: inYuan(PICTURE_FEN[one]) }),
        }))}
        onChange={(chosen: Picture) => onChange?.({ picture: chosen, upload: null })}
      />
      {picture === "upload" ? (
        <>
          <PictureInput
            value={upload}
            label={t("creative.picture")}
            onChange={(hash) => onChange?.({ picture, upload: hash })}
          />
          <p className="dz-quiet dz-simulate-note">{t("picture.uploadWhy")}</p>
        </>
      ) : null}
    </div>
  );
}
