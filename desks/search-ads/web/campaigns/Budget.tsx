/** What a day of a campaign may cost. */
import { Button, InputNumber, Space } from "antd";
import { useState } from "react";
import { useText } from "@dianzhang/ui";
import { LEAST_BUDGET_FEN, type CampaignLine } from "../../commands.ts";
import { inFen, inYuan } from "../yuan.ts";

interface BudgetProps {
  readonly line: CampaignLine;
  readonly onSave: (budgetFen: number) => void;
}

export function Budget({ line, onSave }: BudgetProps) {
  const t = useText("search-ads");
  const [yuan, setYuan] = useState<number | null>(inYuan(line.budgetFen));
  return (
    <Space>
      <InputNumber
        min={inYuan(LEAST_BUDGET_FEN)}
        precision={2}
        prefix="¥"
        value={yuan}
        aria-label={t("campaign.budget")}
        onChange={setYuan}
      />
      <Button disabled={inFen(yuan) === line.budgetFen} onClick={() => onSave(inFen(yuan))}>
        {t("campaign.setBudget")}
      </Button>
    </Space>
  );
}
