/** Where a code is typed: six digits of the app, or a recovery code. */
import { Form, Input } from "antd";
import { useText } from "@dianzhang/ui";

export function CodeInput({ isFirst = false }: { readonly isFirst?: boolean }) {
  const t = useText("web");
  return (
    <Form.Item
      name="code"
      label={t("secondFactor.code")}
      extra={t(isFirst ? "secondFactor.codeFirst" : "secondFactor.codeOr")}
      rules={[{ required: true, min: 6, max: 40, message: t("secondFactor.needCode") }]}
    >
      <Input
        autoFocus
        autoComplete="one-time-code"
        inputMode={isFirst ? "numeric" : "text"}
        maxLength={40}
        spellCheck={false}
      />
    </Form.Item>
  );
}
