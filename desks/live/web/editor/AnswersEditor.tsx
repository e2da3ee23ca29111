/** What the host says when viewers ask: ready beforehand, it is said at once. */
import { Form, Input } from "antd";
import { useText } from "@dianzhang/ui";
import { QUESTIONS } from "../../commands.ts";
import { withAnswer } from "./draft.ts";
import type { PartProps } from "./PlanRoom.tsx";

export function AnswersEditor({ plan, onChange }: PartProps) {
  const t = useText("live");
  return (
    <Form layout="vertical" requiredMark={false}>
      <p className="dz-quiet">{t("plan.answersWhy")}</p>
      {QUESTIONS.map((question) => (
        <Form.Item key={question} label={t(`ask.${question}`)} htmlFor={`live-${question}`}>
          <Input
            id={`live-${question}`}
            maxLength={80}
            value={plan.answers.find((one) => one.question === question)?.text ?? ""}
            placeholder={t("help.placeholder")}
            onChange={(event) => onChange(withAnswer(plan, question, event.target.value))}
          />
        </Form.Item>
      ))}
    </Form>
  );
}
