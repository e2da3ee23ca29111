/** The second step at the door: a code of the app, or one from paper. */
import { Button, Form } from "antd";
import { useText } from "@dianzhang/ui";
import { CodeInput } from "../second-factor/CodeInput.tsx";
import { useLaterWords } from "../words/later-words.ts";

interface CodeStepProps {
  readonly isBusy: boolean;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}

export function CodeStep({ isBusy, onCode, onBack }: CodeStepProps) {
  useLaterWords();
  const t = useText("web");
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }: { readonly code: string }) => onCode(code)}
    >
      <h2>{t("secondFactor.title")}</h2>
      <CodeInput />
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {t("signIn.enter")}
      </Button>
      <Button type="text" block onClick={onBack}>
        {t("secondFactor.back")}
      </Button>
    </Form>
  );
}
