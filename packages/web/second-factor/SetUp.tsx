/** Turning the second factor on: the password, a QR code for the app, a first code, then codes for paper. */
import type { NewFactor, RecoveryCodes as Codes } from "@dianzhang/api";
import { Alert, Button, Form, Input, QRCode, Typography } from "antd";
import { useState } from "react";
import { call, useRefusal, useText } from "@dianzhang/ui";
import { CodeInput } from "./CodeInput.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";

interface SetUpProps {
  readonly needsPassword: boolean;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

export function SetUp({ needsPassword, onDone, onCancel }: SetUpProps) {
  const t = useText("web");
  const refusal = useRefusal();
  const [factor, setFactor] = useState<NewFactor | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ask = async <T,>(path: string, body: object, take: (answer: T) => void) => {
    setBusy(true);
    setProblem(null);
    try {
      take(await call<T>("POST", `/api/me/second-factor${path}`, body));
    } catch (error) {
      setProblem(refusal(error));
    } finally {
      setBusy(false);
    }
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  const buttons = (text: string) => (
    <p className="dz-actions">
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {text}
      </Button>
      {onCancel ? <Button onClick={onCancel}>{t("secondFactor.cancel")}</Button> : null}
    </p>
  );
  const trouble = problem ? <Alert type="error" showIcon title={problem} /> : null;
  if (!factor)
    return (
      <Form
        key="start"
        layout="vertical"
        requiredMark={false}
        onFinish={(fields: object) => void ask<NewFactor>("", fields, setFactor)}
      >
        <p>{t("secondFactor.how")}</p>
        {needsPassword ? (
          <Form.Item name="password" label={t("account.current")} rules={[{ required: true }]}>
            <Input.Password autoFocus autoComplete="current-password" />
          </Form.Item>
        ) : null}
        {trouble}
        {buttons(t("secondFactor.next"))}
      </Form>
    );
  return (
    <Form
      key="confirm"
      layout="vertical"
      requiredMark={false}
      onFinish={(fields: object) =>
        void ask<Codes>("/confirm", fields, (made) => setCodes(made.codes))
      }
    >
      <Scanned factor={factor} />
      <CodeInput isFirst />
      {trouble}
      {buttons(t("secondFactor.confirm"))}
    </Form>
  );
}

// Black on white whatever the light: cameras read nothing else surely.
function Scanned({ factor }: { readonly factor: NewFactor }) {
  const t = useText("web");
  const key = factor.key.replaceAll(/(.{4})(?=.)/g, "$1 ");
  return (
    <div className="dz-scan">
      <QRCode value={factor.address} type="svg" size={184} color="#000000" bgColor="#ffffff" />
      <div>
        <p>{t("secondFactor.scan")}</p>
        <p className="dz-quiet">{t("secondFactor.type")}</p>
        <p className="dz-scan-key">
          <code>{key}</code>
          <Typography.Text copyable={{ text: factor.key }} />
        </p>
      </div>
    </div>
  );
}
