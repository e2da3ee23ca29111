/** The door: name and password, or one click into the demo class on this machine. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Divider, Form, Input } from "antd";
import { useState } from "react";
import { call, useRefusal, useText } from "@dianzhang/ui";
import { LanguageSwitch } from "../shell/TopBar.tsx";
import { useSession } from "../shell/session.ts";

export function SignIn() {
  const t = useText("web");
  const refusal = useRefusal();
  const queries = useQueryClient();
  const go = useNavigate();
  const session = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const enter = async (door: string, path: string, body: object) => {
    setBusy(door);
    setProblem(null);
    try {
      await call("POST", path, body);
      queries.clear();
      await go({ to: "/" });
    } catch (error) {
      setProblem(refusal(error));
    } finally {
      setBusy(null);
    }
  };
  return (
    <div className="dz-door">
      <div>
        <header className="dz-page-head">
          <span className="dz-brand">{t("brand")}</span>
          <LanguageSwitch />
        </header>
        <p>{t("signIn.what")}</p>
        {problem ? <Alert type="error" showIcon title={problem} /> : null}
        {session.value?.demo ? (
          <>
            <Button type="primary" size="large" block loading={busy === "trainee"}
              onClick={() => void enter("trainee", "/api/session/demo", { role: "trainee" })}>
              {t("signIn.demoTrainee")}
            </Button>
            <Button size="large" block loading={busy === "teacher"}
              onClick={() => void enter("teacher", "/api/session/demo", { role: "teacher" })}>
              {t("signIn.demoTeacher")}
            </Button>
            <Divider plain>{t("signIn.or")}</Divider>
          </>
        ) : null}
        <Form layout="vertical" requiredMark={false}
          onFinish={(values: { name: string; password: string }) => void enter("form", "/api/session", values)}>
          <Form.Item name="name" label={t("signIn.name")} rules={[{ required: true, message: t("signIn.needName") }]}>
            <Input autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label={t("signIn.password")}
            rules={[{ required: true, message: t("signIn.needPassword") }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button htmlType="submit" block loading={busy === "form"}>{t("signIn.enter")}</Button>
        </Form>
      </div>
    </div>
  );
}
