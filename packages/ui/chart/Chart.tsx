/** A chart in the house's frame: title with subject and unit, picture and data download, a text for readers. */
import { DownloadOutlined, PictureOutlined } from "@ant-design/icons";
import { Button, Skeleton, Tooltip } from "antd";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useText } from "../language.ts";
import { useMode } from "../mode.ts";
import { saveText, saveUrl } from "../save.ts";
import type { Engine } from "./engine.ts";
import { optionOf, type ChartLimit, type ChartSeries } from "./option.ts";

export interface ChartProps {
  readonly title: string;
  readonly unit?: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly kind?: "line" | "bar";
  readonly format?: (value: number) => string;
  /** How the axis writes a number, where shorter than `format`. */
  readonly axisFormat?: (value: number) => string;
  readonly height?: number;
  readonly limit?: ChartLimit;
  readonly extra?: ReactNode;
}

export function Chart({
  title,
  unit,
  labels,
  series,
  kind = "line",
  format = String,
  axisFormat = format,
  height = 240,
  limit,
  extra,
}: ChartProps) {
  const t = useText("ui");
  const { palette } = useMode();
  const host = useRef<HTMLDivElement>(null);
  const [engine, setEngine] = useState<Engine | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let live: Engine | null = null;
    let isGone = false;
    import("./engine.ts").then(
      ({ init }) => {
        if (isGone || !host.current) return;
        live = init(host.current);
        setEngine(live);
      },
      () => setFailed(true),
    );
    const resize = () => live?.resize();
    window.addEventListener("resize", resize);
    document.fonts.addEventListener("loadingdone", resize);
    return () => {
      isGone = true;
      window.removeEventListener("resize", resize);
      document.fonts.removeEventListener("loadingdone", resize);
      live?.dispose();
      setEngine(null);
    };
  }, []);
  useEffect(() => {
    const drawing = { labels, series, kind, format, axisFormat, palette, limit };
    engine?.setOption(optionOf(drawing), true);
  }, [engine, labels, series, kind, format, axisFormat, palette, limit]);
  const savePicture = () => {
    if (engine)
      saveUrl(`${title}.png`, engine.getDataURL({ pixelRatio: 2, backgroundColor: palette.paper }));
  };
  return (
    <figure className="dz-block dz-chart">
      <header>
        <h2>
          {title}
          {unit ? <small className="dz-quiet"> {unit}</small> : null}
        </h2>
        <div className="dz-actions">
          {extra}
          <Tooltip title={t("chart.picture")}>
            <Button
              type="text"
              size="small"
              icon={<PictureOutlined />}
              onClick={savePicture}
              aria-label={t("chart.picture")}
            />
          </Tooltip>
          <Tooltip title={t("chart.rows")}>
            <Button
              type="text"
              size="small"
              icon={<DownloadOutlined />}
              aria-label={t("chart.rows")}
              onClick={() => saveText(`${title}.csv`, rowsOf(labels, series))}
            />
          </Tooltip>
        </div>
      </header>
      <div
        ref={host}
        style={{ height }}
        role="img"
        aria-label={title}
        data-ready={engine !== null}
      />
      {hasFailed ? <p className="dz-quiet">{t("chart.failed")}</p> : null}
      {engine || hasFailed ? null : <Skeleton active paragraph={{ rows: 3 }} title={false} />}
    </figure>
  );
}

function rowsOf(labels: readonly string[], series: readonly ChartSeries[]): string {
  const head = ["", ...series.map((one) => one.name)].map(quoted).join(",");
  const lines = labels.map((label, i) =>
    [quoted(label), ...series.map((one) => one.values[i] ?? "")].join(","),
  );
  return [head, ...lines].join("\n");
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
