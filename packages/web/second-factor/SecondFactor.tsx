/** One's own second factor: is it on, what happened to it, and how to change that. */
import type { FactorState, RecoveryCodes as Codes } from "@dianzhang/api";
import { Alert, Button, Form, Input, Tag } from "antd";
import { useState } from "react";
import { call, Loaded, useLanguage, useRefusal, useRoute, useText } from "@dianzhang/ui";
import { CodeInput } from "./CodeInput.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { SetUp } from "./SetUp.tsx";

const FEW = 3;

type Doing = "nothing" | "set-up" | "off" | "recovery-codes";

export function SecondFactor() {
  const t = useText("web");
  const state = useRoute<FactorState>(["second-factor"], "/api/me/second-factor");
  const [doing, setDoing] = useState<Doing>("nothing");
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const done = () => {
    setDoing("nothing");
    setCodes(null);
    state.retry();
  };
  return (
    <section>
      <h3>{t("secondFactor.title")}</h3>
      <Loaded asked={state}>
        {(value) => {
          if (codes) return <RecoveryCodes codes={codes} onDone={done} />;
          if (doing === "set-up")
            return (
              <SetUp
                needsPassword={value.hasPassword}
                onDone={done}
                onCancel={() => setDoing("nothing")}
              />
            );
          return (
            <>
              <p>
                <Tag>{t(value.isOn ? "secondFactor.isOn" : "secondFactor.isOff")}</Tag>{" "}
                {value.isOn
                  ? t("secondFactor.left", { count: value.recoveryCodesLeft })
                  : t("secondFactor.why")}
              </p>
              {value.isOn && value.recoveryCodesLeft <= FEW ? (
                <Alert type="warning" showIcon title={t("secondFactor.few")} />
              ) : null}
              {doing === "nothing" ? (
                <Choices isOn={value.isOn} onChoose={setDoing} />
              ) : (
                <Change
                  key={doing}
                  what={doing}
                  needsPassword={value.hasPassword}
                  onDone={(made) => (made ? setCodes(made) : done())}
                  onCancel={() => setDoing("nothing")}
                />
              )}
              <History lines={value.history} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

interface ChoicesProps {
  readonly isOn: boolean;
  readonly onChoose: (doing: Doing) => void;
}

function Choices({ isOn, onChoose }: ChoicesProps) {
  const t = useText("web");
  if (!isOn) return <Button onClick={() => onChoose("set-up")}>{t("secondFactor.turnOn")}</Button>;
  return (
    <span className="dz-actions">
      <Button onClick={() => onChoose("recovery-codes")}>{t("secondFactor.renew")}</Button>
      <Button danger onClick={() => onChoose("off")}>
        {t("secondFactor.turnOff")}
      </Button>
    </span>
  );
}

interface ChangeProps {
  readonly what: "off" | "recovery-codes";
  readonly needsPassword: boolean;
  readonly onDone: (codes: readonly string[] | null) => void;
  readonly onCancel: () => void;
}

interface Fields {
  readonly password?: string;
  readonly code: string;
}

/** Password and code once more, whatever this browser was let in with. */
function Change({ what, needsPassword, onDone, onCancel }: ChangeProps) {
  const t = useText("web");
  const refusal = useRefusal();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (fields: Fields) => {
    setBusy(true);
    try {
      const made = await call<Codes | undefined>("POST", `/api/me/second-factor/${what}`, fields);
      onDone(made?.codes ?? null);
    } catch (error) {
      setProblem(refusal(error));
      setBusy(false);
    }
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(fields: Fields) => void send(fields)}>
      <p>{t(what === "off" ? "secondFactor.offWhy" : "secondFactor.renewWhy")}</p>
      {needsPassword ? (
        <Form.Item name="password" label={t("account.current")} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      ) : null}
      <CodeInput />
      {problem ? <Alert type="error" showIcon title={problem} /> : null}
      <p className="dz-actions">
        <Button type="primary" danger={what === "off"} htmlType="submit" loading={isBusy}>
          {t(what === "off" ? "secondFactor.turnOff" : "secondFactor.renew")}
        </Button>
        <Button onClick={onCancel}>{t("secondFactor.cancel")}</Button>
      </p>
    </Form>
  );
}

function History({ lines }: { readonly lines: FactorState["history"] }) {
  const t = useText("web");
  const { language } = useLanguage();
  if (lines.length === 0) return null;
  const when = (iso: string) =>
    new Date(iso).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", {
      dateStyle: "medium",
      timeStyle: "short",
    });
  return (
    <ul className="dz-lines dz-quiet dz-factor-history" aria-label={t("secondFactor.history")}>
      {lines.map((line) => (
        <li key={line.at}>
          <span>{when(line.at)}</span>
          <span>
            {t(`secondFactor.what.${line.what}`, { by: line.by ?? t("secondFactor.house") })}
          </span>
        </li>
      ))}
    </ul>
  );
}
