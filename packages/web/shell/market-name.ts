/** What is a market called in the reader's language? One that bears its scenario's name is called by that. */
import type { ScenarioLine } from "@dianzhang/api";
import { inLanguage, useLanguage, useRoute } from "@dianzhang/ui";

/** A market nobody named has its scenario's Chinese name in the store; what people wrote themselves stays as it is. */
export function useMarketName(): (name: string) => string {
  const { language } = useLanguage();
  const { value: scenarios } = useRoute<readonly ScenarioLine[]>(["scenarios"], "/api/scenarios");
  return (name) => {
    const scenario = scenarios?.find((one) => one.name.zh === name);
    return scenario ? inLanguage(scenario.name, language) : name;
  };
}
