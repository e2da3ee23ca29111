/** Markets for the class: one each, or one for all; from a scenario, with a seed that makes it repeatable. */
import type { ClassMarkets, ClassPage, ScenarioLine } from "@dianzhang/api";
import { Link } from "@tanstack/react-router";
import { Button, Form, InputNumber, Radio, Select } from "antd";
import { Block, inLanguage, Loaded, Nothing, useLanguage, useRoute, useText } from "@dianzhang/ui";
import { useMarketName } from "../shell/market-name.ts";
import { useAct } from "./use-act.ts";

export function Markets({ page }: { readonly page: ClassPage }) {
  const t = useText("web");
  const scenarios = useRoute<readonly ScenarioLine[]>(["scenarios"], "/api/scenarios");
  const marketName = useMarketName();
  return (
    <div className="dz-columns-2">
      <Block title={t("teacher.newMarkets")}>
        <Loaded asked={scenarios}>
          {(lines) => <NewMarkets id={page.id} scenarios={lines} />}
        </Loaded>
      </Block>
      <Block title={t("teacher.markets")}>
        {page.markets.length === 0 ? (
          <Nothing text={t("teacher.noMarkets")} />
        ) : (
          <ul className="dz-lines">
            {page.markets.map((market) => (
              <li key={market.id}>
                <Link to={`/m/${market.id}/today`}>
                  {whose(market, t) ?? marketName(market.name)}
                </Link>
                <span className="dz-quiet">
                  {marketName(market.name)} · {t(`mode.${market.mode}`)} ·{" "}
                  {t("board.day", { day: Math.floor(market.now / 24) + 1, hour: market.now % 24 })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Block>
    </div>
  );
}

/** Forty markets of one name are told apart by who sits in them. */
function whose(
  { people }: ClassPage["markets"][number],
  t: (key: string, values?: Record<string, unknown>) => string,
): string | undefined {
  const [first] = people;
  if (first === undefined) return undefined;
  return people.length === 1 ? first : t("teacher.several", { first, count: people.length });
}

function NewMarkets({
  id,
  scenarios,
}: {
  readonly id: string;
  readonly scenarios: readonly ScenarioLine[];
}) {
  const t = useText("web");
  const { language } = useLanguage();
  const { act, isBusy } = useAct();
  const options = scenarios.map((line) => ({
    value: line.id,
    label: inLanguage(line.name, language),
  }));
  return (
    <Form<ClassMarkets>
      layout="vertical"
      requiredMark={false}
      initialValues={{ scenario: scenarios[0]?.id, mode: "solo" }}
      onFinish={({ seed, ...filled }) =>
        void act(
          "POST",
          `/api/classes/${id}/markets`,
          seed ? { ...filled, seed } : filled,
          t("teacher.marketsMade"),
        )
      }
    >
      <Form.Item name="scenario" label={t("teacher.scenario")}>
        <Select options={options} />
      </Form.Item>
      <Form.Item name="mode" label={t("teacher.mode")}>
        <Radio.Group>
          <Radio value="solo">
            {t("mode.solo")} <span className="dz-quiet">{t("teacher.soloWhy")}</span>
          </Radio>
          <Radio value="shared">
            {t("mode.shared")} <span className="dz-quiet">{t("teacher.sharedWhy")}</span>
          </Radio>
        </Radio.Group>
      </Form.Item>
      <Form.Item name="seed" label={t("teacher.seed")} extra={t("teacher.seedWhy")}>
        <InputNumber min={1} max={2_147_483_647} precision={0} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t("teacher.makeMarkets")}
      </Button>
    </Form>
  );
}
