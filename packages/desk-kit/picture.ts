/** How much a picture draws the eye, in thousandths, by what was measured on it; or what a bought shoot comes to. */

/** What the server measures on an uploaded picture; shares in thousandths, sides in pixels. */
export interface MeasuredPicture {
  readonly width: number;
  readonly height: number;
  readonly sharpness: number;
  readonly brightness: number;
  readonly contrast: number;
  readonly saturation: number;
  readonly subject: number;
  readonly plainBorder: number;
}

/**
 * Sharp, bright but not burnt, the goods filling half to four fifths, a quiet border, at least 800 px.
 * Each part peaks inside its range, so more is not always better. Assumption; weights in docs/parameters.md.
 */
export function pictureAppeal(features: MeasuredPicture): number {
  const parts = [
    0.26 * rising(features.sharpness, 150, 600),
    0.2 * around(features.brightness, 700, 300),
    0.12 * around(features.contrast, 450, 350),
    0.1 * around(features.saturation, 420, 400),
    0.16 * around(features.subject, 640, 420),
    0.16 * rising(features.plainBorder, 200, 900),
  ];
  const score = parts.reduce((sum, part) => sum + part, 0);
  const small = Math.min(features.width, features.height);
  const size = small >= 800 ? 1 : 0.55 + (0.45 * small) / 800;
  const ratio = features.width / features.height;
  const square = ratio > 0.74 && ratio < 1.35 ? 1 : 0.85;
  return Math.round(1000 * Math.min(1, 0.12 + 0.88 * score) * size * square);
}

/** What a bought shoot comes to; `luck` in (0, 1) is drawn for what is shown. */
export function shotAppeal(shoot: "phone" | "studio", luck: number): number {
  return shoot === "phone" ? Math.round(380 + 160 * luck) : Math.round(640 + 200 * luck);
}

function rising(value: number, from: number, until: number): number {
  return Math.max(0, Math.min(1, (value - from) / (until - from)));
}

function around(value: number, best: number, width: number): number {
  const away = (value - best) / width;
  return Math.max(0, 1 - away * away);
}
