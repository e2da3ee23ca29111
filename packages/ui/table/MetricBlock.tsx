/** A metric of a period in a block of its own: title, definition, table, files to take away. */
import type { Answer, Period } from "@dianzhang/api";
import type { ReactNode } from "react";
import { Block } from "../parts/Page.tsx";
import { Definition } from "../parts/Definition.tsx";
import { Loaded } from "../parts/States.tsx";
import { useMetric } from "../server/use-view.ts";
import { MetricTable } from "./MetricTable.tsx";

export interface MetricBlockProps {
  readonly metric: string;
  readonly title: ReactNode;
  readonly period: Period;
  /** Words for the codes a text column holds. */
  readonly words?: (column: string, code: string) => string;
  /** Names in place of numbers, before the table is drawn. */
  readonly named?: (answer: Answer) => Answer;
}

export function MetricBlock({ metric, title, period, words, named }: MetricBlockProps) {
  const asked = useMetric(metric, period);
  return (
    <Block
      title={
        <>
          {title}
          <Definition metric={metric} />
        </>
      }
    >
      <Loaded asked={asked}>
        {(answer) => (
          <MetricTable
            metric={metric}
            answer={named ? named(answer) : answer}
            period={period}
            {...(words ? { words } : {})}
          />
        )}
      </Loaded>
    </Block>
  );
}

/** Several metrics of one period, block by block; `t` knows each by its own name. */
export function MetricBlocks({
  metrics,
  t,
  ...rest
}: Omit<MetricBlockProps, "metric" | "title"> & {
  readonly metrics: readonly string[];
  readonly t: (metric: string) => string;
}) {
  return metrics.map((metric) => (
    <MetricBlock key={metric} metric={metric} title={t(metric)} {...rest} />
  ));
}
