/** The door: name and password, or one click into the demo class on this machine. */
import type { Person, Session, SignIn as SignInFields } from "@dianzhang/api";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Divider, Form, Input } from "antd";
import { lazy, Suspense, useState } from "react";
import { call, Failed, ServerError, useRefusal, useText } from "@dianzhang/ui";
import { LanguageSwitch } from "../shell/PersonBar.tsx";
import { useSession } from "../shell/session.ts";

// Most people have no second step.
const CodeStep = lazy(() =>
  import("./CodeStep.tsx").then(({ CodeStep: shown }) => ({ default: shown })),
);

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
      const { asks } = await call<Session>("POST", path, body);
      if (asks === "code") return session.retry();
      queries.clear();
      await go({ to: "/" });
    } catch (error) {
      setProblem(refusal(error));
      // The password is asked for again.
      if (error instanceof ServerError && error.code === "ticket-over") session.retry();
    } finally {
      setBusy(null);
    }
  };
  const back = async () => {
    setProblem(null);
    try {
      await call("DELETE", "/api/session");
      session.retry();
    } catch (error) {
      setProblem(refusal(error));
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
        {session.error && !session.value ? (
          <Failed error={session.error} onRetry={session.retry} />
        ) : null}
        {session.value?.asks === "code" ? (
          <Suspense>
            <CodeStep
              isBusy={busy === "code"}
              onCode={(code) => void enter("code", "/api/session/code", { code })}
              onBack={() => void back()}
            />
          </Suspense>
        ) : (
          <FirstStep demo={session.value?.demo ?? []} busy={busy} onEnter={enter} />
        )}
      </div>
    </div>
  );
}

interface FirstStepProps {
  readonly demo: readonly Person[];
  readonly busy: string | null;
  readonly onEnter: (door: string, path: string, body: object) => Promise<void>;
}

/** Name and password, or the click of the demo class. */
function FirstStep({ demo, busy, onEnter }: FirstStepProps) {
  const t = useText("web");
  return (
    <>
      {demo.length > 0 ? (
        <>
          <DemoDoors
            people={demo}
            busy={busy}
            onEnter={(account) => void onEnter(account, "/api/session/demo", { account })}
          />
          <Divider plain>{t("signIn.or")}</Divider>
        </>
      ) : null}
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={(values: SignInFields) => void onEnter("form", "/api/session", values)}
      >
        <Form.Item
          name="account"
          label={t("signIn.name")}
          rules={[{ required: true, message: t("signIn.needName") }]}
        >
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("signIn.password")}
          rules={[{ required: true, message: t("signIn.needPassword") }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button htmlType="submit" block loading={busy === "form"}>
          {t("signIn.enter")}
        </Button>
      </Form>
    </>
  );
}

interface DemoDoorsProps {
  readonly people: readonly Person[];
  readonly busy: string | null;
  readonly onEnter: (account: string) => void;
}

// The first trainee is the way in; the teacher and the other trainees stand below.
function DemoDoors({ people, busy, onEnter }: DemoDoorsProps) {
  const t = useText("web");
  const trainees = people.filter((person) => person.role === "trainee");
  const ordered = [...trainees, ...people.filter((person) => person.role !== "trainee")];
  return ordered.map((person, i) => (
    <Button
      key={person.account}
      block
      size="large"
      type={i === 0 ? "primary" : "default"}
      loading={busy === person.account}
      onClick={() => onEnter(person.account)}
    >
      {t(person.role === "trainee" ? "signIn.asTrainee" : "signIn.asTeacher", {
        name: person.name,
      })}
    </Button>
  ));
}
