/** What is a refusal or a fault in the reader's language? */
import { useTranslation } from "react-i18next";
import { money } from "../format/numbers.ts";
import { useLanguage } from "../language.ts";
import { ServerError } from "./client.ts";

/** Turns an error into a sentence: what was wrong and, where the text says so, what to do. */
export function useRefusal(): (error: unknown) => string {
  const sentence = useRefusalText();
  const { language } = useLanguage();
  return (error) => {
    if (!(error instanceof ServerError)) return sentence("unexpected", {});
    return error.text?.[language] ?? sentence(error.code, error.details);
  };
}

/** The text of a refusal code such as `listing/no-such-listing`, with its details filled in. */
export function useRefusalText(): (
  code: string,
  details: Readonly<Record<string, unknown>>,
) => string {
  const { t, i18n } = useTranslation("ui");
  const { language } = useLanguage();
  return (code, details) => {
    const [desk = "", name = ""] = code.split("/");
    const values = Object.fromEntries(
      Object.entries(details).map(([key, value]) => [key, shownDetail(key, value, language)]),
    );
    const keys = [
      `${desk}.refusals:refusals.${name}`,
      `${desk}.refusals:refusals.${code}`,
      `ui:faults.${code}`,
    ];
    const known = keys.find((key) => i18n.exists(key));
    return known ? t(known, values) : t("ui:faults.unknown", { code });
  };
}

/** Names of things come in both languages. */
function isBilingual(value: unknown): value is { readonly zh: string; readonly en: string } {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}

function shownDetail(key: string, value: unknown, language: "zh" | "en"): unknown {
  if (key.endsWith("Fen") && typeof value === "number") return money(value, language);
  if (isBilingual(value)) return value[language];
  return Array.isArray(value) ? value.join(", ") : value;
}
