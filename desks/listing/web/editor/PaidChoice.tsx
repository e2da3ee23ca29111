/** One of a few ways to show the goods, some of which cost money: a photo shoot, a fuller page. */
import { Radio } from "antd";
import { Money, useText } from "@dianzhang/ui";

interface PaidChoiceProps<Way extends string> {
  /** Where its words stand: `shoot.title`, `shoot.phone` … */
  readonly name: string;
  readonly ways: readonly Way[];
  readonly priceFen: Readonly<Record<Way, number>>;
  readonly value: Way;
  readonly onChange: (way: Way) => void;
}

export function PaidChoice<Way extends string>(props: PaidChoiceProps<Way>) {
  const { name, ways, priceFen, value, onChange } = props;
  const t = useText("listing");
  return (
    <p>
      {t(`${name}.title`)}{" "}
      <Radio.Group value={value} onChange={(event) => onChange(event.target.value as Way)}>
        {ways.map((way) => (
          <Radio key={way} value={way}>
            {t(`${name}.${way}`)}{" "}
            {priceFen[way] > 0 ? (
              <span className="dz-quiet">
                <Money fen={priceFen[way]} />
              </span>
            ) : null}
          </Radio>
        ))}
      </Radio.Group>
    </p>
  );
}
