/** The words of one's own account, the teacher and the history: not part of what a first visit loads. */
import { useMoreTexts } from "@dianzhang/ui";
import en from "./text.en.json" with { type: "json" };
import zh from "./text.zh.json" with { type: "json" };

export function useLaterWords(): void {
  useMoreTexts("web", { zh: { ...zh }, en: { ...en } });
}
