/** The shape of the last days in a line of text height. */
import { useMode } from "../mode.ts";

const WIDTH = 120;
const HEIGHT = 28;

export function Sparkline({
  values,
  label,
}: {
  readonly values: readonly number[];
  readonly label: string;
}) {
  const { palette } = useMode();
  if (values.length < 2) return <svg width={WIDTH} height={HEIGHT} aria-hidden />;
  const top = Math.max(...values, 0);
  const bottom = Math.min(...values, 0);
  const span = top - bottom || 1;
  const points = values.map((value, i) => {
    const x = (i / (values.length - 1)) * (WIDTH - 4) + 2;
    return `${x.toFixed(1)},${(HEIGHT - 3 - ((value - bottom) / span) * (HEIGHT - 6)).toFixed(1)}`;
  });
  const [lastX, lastY] = (points.at(-1) ?? "0,0").split(",");
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <polyline points={points.join(" ")} fill="none" stroke={palette.indigo} strokeWidth={1.5} />
      <circle cx={lastX} cy={lastY} r={2.2} fill={palette.indigo} />
    </svg>
  );
}
