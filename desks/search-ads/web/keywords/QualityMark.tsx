/** A quality score with its three parts. */
import { Popover, Progress } from "antd";
import { useText } from "@dianzhang/ui";
import type { Quality } from "../../commands.ts";

export function QualityMark({ quality }: { readonly quality: Quality | null }) {
  const t = useText("search-ads");
  if (!quality) return <abbr title={t("quality.none")}>–</abbr>;
  const parts = (["clicks", "relevance", "landing"] as const).map((part) => (
    <div key={part} className="dz-quality-part">
      <span>
        {t(`quality.${part}`)} <span className="dz-number">{quality[part] / 10}</span>
      </span>
      <Progress
        percent={quality[part] / 10}
        size="small"
        showInfo={false}
        aria-label={t(`quality.${part}`)}
      />
      <small className="dz-quiet">{t(`quality.${part}Why`)}</small>
    </div>
  ));
  return (
    <Popover
      title={t("quality.title")}
      content={
        <div className="dz-quality">
          {parts}
          <p className="dz-quiet">{t(`quality.formula.${quality.rule ?? "platform"}`)}</p>
        </div>
      }
    >
      <button type="button" className="dz-quality-mark dz-number">
        {(quality.hundredths / 100).toFixed(1)}
      </button>
    </Popover>
  );
}
