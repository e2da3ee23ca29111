/** The figures of a metric of one row, as a row of cards. */
import type { Answer } from "@dianzhang/api";
import { namedRows, numberIn } from "../answer.ts";
import { FigureCard } from "./FigureCard.tsx";

export interface HeadlinesProps {
  readonly metric: string;
  readonly answer: Answer;
}

export function Headlines({ metric, answer }: HeadlinesProps) {
  const [row] = namedRows(answer);
  return (
    <div className="dz-figures">
      {answer.columns.map((figure) => (
        <FigureCard
          key={figure.name}
          metric={metric}
          figure={figure}
          value={row ? numberIn(row, figure.name) : null}
        />
      ))}
    </div>
  );
}
