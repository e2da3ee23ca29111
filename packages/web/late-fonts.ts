/** Why do boxes turn into glyphs on a system without Chinese fonts? Text drawn early is shaped again. */
import "@fontsource/noto-sans-sc/400.css";

/**
 * Chromium keeps the shape of text that was drawn before its glyphs arrived; a shaping property it has not seen
 * yet makes it look again: each arrival counts a feature up that no font has. On systems with a Chinese font nothing is fetched and this never runs.
 */
export function reshapeWhenFontsArrive(): void {
  let times = 0;
  document.fonts.addEventListener("loadingdone", () => {
    times += 1;
    const { classList, style } = document.documentElement;
    classList.add("dz-reshaped");
    style.setProperty("--dz-shape", String(times));
  });
}
