/** Handing a picture to the server: it is re-encoded and measured there; the screen keeps its hash. */
import type { PictureFeatures } from "@dianzhang/api";
import { UploadOutlined } from "@ant-design/icons";
import { App, Button, Upload } from "antd";
import { useState } from "react";
import { useText } from "../language.ts";
import { putFile } from "../server/put-file.ts";
import { useRefusal } from "../server/use-refusal.ts";

interface PictureInputProps {
  readonly value: string | null;
  readonly onChange: (hash: string, features: PictureFeatures | undefined) => void;
  readonly label: string;
  /** What shows the goods where nothing was uploaded. */
  readonly shoot?: Shot | undefined;
}

export function PictureInput({ value, onChange, label, shoot }: PictureInputProps) {
  const t = useText("ui");
  const refusal = useRefusal();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const send = async (file: File) => {
    setBusy(true);
    try {
      const kept = await putFile(file);
      onChange(kept.hash, kept.features);
    } catch (error) {
      message.error(refusal(error), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="dz-picture-input">
      <Picture hash={value} alt={label} shoot={shoot} />
      <Upload
        accept="image/jpeg,image/png,image/webp"
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />} loading={isBusy}>
          {value ? t("picture.replace") : t("picture.upload")}
        </Button>
      </Upload>
    </div>
  );
}

/** A shoot that was paid for leaves no file: a drawing stands for it. */
export type Shot = "none" | "phone" | "studio";

/** A kept picture, the drawing of a paid shoot, or a quiet square where there is neither. */
export function Picture({
  hash,
  alt,
  size = 120,
  shoot = "none",
}: {
  readonly hash: string | null;
  readonly alt: string;
  readonly size?: number | "fill";
  readonly shoot?: Shot | undefined;
}) {
  const t = useText("ui");
  const style =
    size === "fill" ? { width: "100%", aspectRatio: "1" } : { width: size, height: size };
  if (!hash && shoot !== "none")
    return (
      <div
        className={`dz-shot dz-shot-${shoot}`}
        style={style}
        {...(alt === "" ? { "aria-hidden": true } : { role: "img", "aria-label": alt })}
      >
        {size === "fill" || size > 60 ? <span>{t(`picture.${shoot}`)}</span> : null}
      </div>
    );
  if (!hash)
    return (
      <div className="dz-no-picture" style={style} role="img" aria-label={t("picture.none")}>
        {size === "fill" || size > 60 ? t("picture.none") : null}
      </div>
    );
  return (
    <img className="dz-picture" src={`/api/files/${hash}`} alt={alt} style={style} loading="lazy" />
  );
}
