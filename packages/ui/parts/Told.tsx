/** The name of a number that no metric stands behind, with what it means one click away. */
import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useText } from "../language.ts";

interface ToldProps {
  readonly name: string;
  readonly means: string;
}

export function Told({ name, means }: ToldProps) {
  const t = useText("ui");
  return (
    <span className="dz-head">
      {name}
      <Popover
        title={name}
        content={<p className="dz-definition">{means}</p>}
        trigger="click"
        placement="bottom"
      >
        <Button
          type="text"
          size="small"
          className="dz-ask"
          icon={<QuestionCircleOutlined />}
          aria-label={t("definition.ask", { name })}
          // A head that is clicked sorts; its mark does not.
          onClick={(event) => event.stopPropagation()}
        />
      </Popover>
    </span>
  );
}
