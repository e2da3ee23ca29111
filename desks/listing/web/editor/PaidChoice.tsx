/** One of a few ways to show the goods, some of which cost money: a photo shoot, a fuller page. */
import { Button, Radio } from "antd";
import { useState } from "react";
import { Money, money, useLanguage, useText } from "@dianzhang/ui";

interface PaidChoiceProps<Way extends string> {
  /** Where its words stand: `shoot.title`, `shoot.phone` … */
  readonly name: string;
  readonly ways: readonly Way[];
  readonly priceFen: Readonly<Record<Way, number>>;
  readonly value: Way;
  readonly onChange: (way: Way) => void;
  /** What is chosen is done at once, so whatever costs money is asked about once more. */
  readonly isPaidAtOnce?: boolean;
}

export function PaidChoice<Way extends string>(props: PaidChoiceProps<Way>) {
  const { name, ways, priceFen, value, onChange, isPaidAtOnce = false } = props;
  const t = useText("listing");
  const { language } = useLanguage();
  const [wanted, setWanted] = useState<Way | null>(null);
  const choose = (way: Way) => {
    if (isPaidAtOnce && priceFen[way] > 0) return setWanted(way);
    setWanted(null);
    onChange(way);
  };
  const pay = (way: Way) => {
    setWanted(null);
    onChange(way);
  };
  return (
    <div className="dz-paid">
      {t(`${name}.title`)}{" "}
      <Radio.Group
        value={wanted ?? value}
        onChange={(event) => choose(event.target.value as Way)}
        aria-label={t(`${name}.title`)}
      >
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
      {wanted !== null && wanted !== value ? (
        <Button size="small" type="primary" onClick={() => pay(wanted)}>
          {t("editor.pay", { price: money(priceFen[wanted], language) })}
        </Button>
      ) : null}
      <p className="dz-quiet">{t(`${name}.why`)}</p>
    </div>
  );
}
