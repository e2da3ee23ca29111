/** Instead of an uploaded picture the shop may pay for a photo shoot. */
import { Radio } from "antd";
import { Money, useText } from "@dianzhang/ui";
import { SHOOT_FEN, SHOOTS, type Shoot } from "../../commands.ts";

export function ShootChoice({
  value,
  onChange,
}: {
  readonly value: Shoot;
  readonly onChange: (shoot: Shoot) => void;
}) {
  const t = useText("listing");
  return (
    <p>
      {t("shoot.title")}{" "}
      <Radio.Group value={value} onChange={(event) => onChange(event.target.value as Shoot)}>
        {SHOOTS.map((shoot) => (
          <Radio key={shoot} value={shoot}>
            {t(`shoot.${shoot}`)}{" "}
            {SHOOT_FEN[shoot] > 0 ? (
              <span className="dz-quiet">
                <Money fen={SHOOT_FEN[shoot]} />
              </span>
            ) : null}
          </Radio>
        ))}
      </Radio.Group>
    </p>
  );
}
