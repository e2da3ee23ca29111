/** Why do boxes turn into glyphs on a system without Chinese fonts? Text drawn early is shaped again. */
import "@fontsource/noto-sans-sc/400.css";

/**
 * Chromium keeps the shape of text that was drawn before its glyphs arrived; changing a shaping property
 * makes it look again. On systems with a Chinese font nothing is fetched and this never runs.
 */
export function reshapeWhenFontsArrive(): void {
  document.fonts.addEventListener("loadingdone", () => {
    document.documentElement.classList.toggle("dz-reshaped");
  });
}
