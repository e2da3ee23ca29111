/** The main picture, and what was measured on it: that is what shoppers' eyes react to. */
import { Progress } from "antd";
import { PictureInput, useText } from "@dianzhang/ui";
import type { PictureFeatures, Shoot } from "../../commands.ts";

const SHARES = [
  "brightness",
  "contrast",
  "sharpness",
  "saturation",
  "plainBorder",
  "subject",
] as const;

interface MainPictureProps {
  readonly value: string | null;
  /** What shows the goods where nothing is uploaded. */
  readonly shoot: Shoot;
  readonly features: PictureFeatures | null;
  readonly onChange: (hash: string, features: PictureFeatures | undefined) => void;
}

export function MainPicture({ value, shoot, features, onChange }: MainPictureProps) {
  const t = useText("listing");
  return (
    <div className="dz-main-picture">
      <PictureInput value={value} label={t("editor.picture")} shoot={shoot} onChange={onChange} />
      {features ? (
        <dl className="dz-measured">
          <dt>{t("picture.size")}</dt>
          <dd className="dz-number">
            {features.width} × {features.height}
          </dd>
          {SHARES.map((name) => (
            <div key={name}>
              <dt>{t(`picture.${name}`)}</dt>
              <dd>
                <Progress
                  percent={features[name] / 10}
                  size="small"
                  aria-label={t(`picture.${name}`)}
                  format={(percent) => `${percent?.toFixed(0)}`}
                />
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="dz-quiet">{t("picture.why")}</p>
      )}
    </div>
  );
}
