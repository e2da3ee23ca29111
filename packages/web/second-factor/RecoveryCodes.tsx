/** Ten codes for whoever loses the phone, shown this once: to copy, to save, to print. */
import { Alert, Button, Checkbox, Typography } from "antd";
import { useState } from "react";
import { saveText, useText } from "@dianzhang/ui";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const t = useText("web");
  const [isKept, setKept] = useState(false);
  const text = [t("secondFactor.head"), ...codes].join("\n");
  return (
    <div>
      <Alert type="warning" showIcon title={t("secondFactor.once")} />
      <div className="dz-recovery">
        <strong>{t("secondFactor.head")}</strong>
        <ol>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <p className="dz-actions">
        <Typography.Text copyable={{ text }}>{t("secondFactor.copy")}</Typography.Text>
        <Button onClick={() => saveText("dianzhang-recovery-codes.txt", text)}>
          {t("secondFactor.save")}
        </Button>
        <Button onClick={() => window.print()}>{t("secondFactor.print")}</Button>
      </p>
      <p>
        <Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)}>
          {t("secondFactor.kept")}
        </Checkbox>
      </p>
      <Button type="primary" disabled={!isKept} onClick={onDone}>
        {t("secondFactor.done")}
      </Button>
    </div>
  );
}
