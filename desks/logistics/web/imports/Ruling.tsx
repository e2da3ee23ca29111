/** What customs has ruled of a listing's code, when it will, or the button that asks. */
import { Button, Popconfirm, Tag } from "antd";
import {
  dayOfTick,
  money,
  shortDay,
  useCommand,
  useLanguage,
  useMarket,
  useText,
} from "@dianzhang/ui";
import type { AskRuling, ImportLine, ImportsView } from "../../commands.ts";

interface RulingProps {
  readonly listing: number;
  /** Left out while customs has not heard of the listing. */
  readonly line: ImportLine | undefined;
  readonly rules: ImportsView["rules"];
}

export function Ruling({ listing, line, rules }: RulingProps) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const { market } = useMarket();
  const { tell, isBusy } = useCommand<AskRuling>();
  if (line?.ruled) return <Tag color="success">{t("ruling.given")}</Tag>;
  const coming = line?.rulingTick ?? null;
  if (coming !== null)
    return <Tag>{t("ruling.coming", { day: shortDay(market.firstDay, dayOfTick(coming)) })}</Tag>;
  const fen = money(rules.rulingFen, language);
  return (
    <Popconfirm
      title={t("ruling.why", { fen, days: rules.rulingDays })}
      okText={t("ruling.ask")}
      cancelText={t("cancel")}
      onConfirm={() => void tell({ type: "logistics/ask-ruling", listing }, t("ruling.asked"))}
    >
      <Button size="small" type="text" loading={isBusy}>
        {t("ruling.ask")}
      </Button>
    </Popconfirm>
  );
}
