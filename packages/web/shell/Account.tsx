/** One's own account: another password, and the places it is signed in at. */
import type { NewPassword, OwnSession } from "@dianzhang/api";
import { Alert, App, Button, Form, Input, Modal, Table, Tag } from "antd";
import { useState } from "react";
import {
  call,
  Loaded,
  ServerError,
  useFocusBack,
  useLanguage,
  useRefusal,
  useRoute,
  useText,
} from "@dianzhang/ui";
import { SecondFactor } from "../second-factor/SecondFactor.tsx";
import { useLaterWords } from "../words/later-words.ts";

const SHORTEST = 12;

/** Which field a refusal is about; any other trouble is about none. */
const ABOUT = { "not-your-password": "current", "guessable-password": "next" } as const;

interface Fields extends NewPassword {
  readonly again: string;
}

export function Account({ onClose }: { readonly onClose: () => void }) {
  useLaterWords();
  useFocusBack();
  const t = useText("web");
  return (
    <Modal
      open
      title={t("account.title")}
      footer={null}
      onCancel={onClose}
      // Recovery codes are shown once: a click beside the dialog must not lose them.
      mask={{ closable: false }}
      destroyOnHidden
    >
      <PasswordForm />
      <SecondFactor />
      <Places />
    </Modal>
  );
}

function PasswordForm() {
  const t = useText("web");
  const refusal = useRefusal();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save = async ({ current, next }: Fields) => {
    setBusy(true);
    setProblem(null);
    try {
      await call("POST", "/api/me/password", { current, next });
      form.resetFields();
      void message.success(t("account.saved"));
    } catch (error) {
      const text = refusal(error);
      const name = error instanceof ServerError ? ABOUT[error.code as keyof typeof ABOUT] : null;
      if (name) form.setFields([{ name, errors: [text] }]);
      else setProblem(text);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => void save(fields)}
    >
      <Form.Item name="current" label={t("account.current")} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t("account.next")}
        extra={t("account.nextWhy")}
        rules={[{ required: true, min: SHORTEST, max: 128, message: t("account.short") }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("account.again")}
        dependencies={["next"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value !== getFieldValue("next")) throw new Error(t("account.differs"));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {problem ? <Alert className="dz-gap" type="error" showIcon title={problem} /> : null}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t("account.save")}
      </Button>
    </Form>
  );
}

function Places() {
  const t = useText("web");
  const { language } = useLanguage();
  const refusal = useRefusal();
  const { message } = App.useApp();
  const sessions = useRoute<readonly OwnSession[]>(["own-sessions"], "/api/me/sessions");
  const when = (iso: string) =>
    new Date(iso).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", {
      dateStyle: "medium",
      timeStyle: "short",
    });
  const closeOthers = async () => {
    try {
      await call("DELETE", "/api/me/sessions");
      sessions.retry();
      void message.success(t("account.closed"));
    } catch (error) {
      void message.error(refusal(error), 6);
    }
  };
  return (
    <>
      <h3>{t("account.sessions")}</h3>
      <Loaded asked={sessions}>
        {(rows) => (
          <>
            <Table
              size="small"
              pagination={false}
              rowKey={(row) => row.openedAt}
              dataSource={[...rows]}
              columns={[
                {
                  title: t("account.opened"),
                  render: (_, row) => (
                    <>
                      {when(row.openedAt)} {row.isThis ? <Tag>{t("account.this")}</Tag> : null}
                    </>
                  ),
                },
                { title: t("account.expires"), render: (_, row) => when(row.expiresAt) },
              ]}
            />
            {rows.length > 1 ? (
              <Button style={{ marginTop: 12 }} onClick={() => void closeOthers()}>
                {t("account.others")}
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </>
  );
}
