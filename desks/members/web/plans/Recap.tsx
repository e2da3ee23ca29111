/** What a plan brought: the two groups side by side with an interval, and the truth beside the measurement. */
import { useParams } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import {
  Block,
  GoButton,
  Loaded,
  Money,
  Nothing,
  Page,
  useMarketPath,
  useMoreTexts,
  useText,
  useView,
  Worth,
} from "@dianzhang/ui";
import type { ArmLine, MembersOverview, PlanLine } from "../../commands.ts";
import "../members.css";
import { useAudienceText, useMomentText } from "../words.ts";
import en from "../words/text.en.json" with { type: "json" };
import zh from "../words/text.zh.json" with { type: "json" };

export function Screen() {
  useMoreTexts("members", { zh, en });
  const t = useText("members");
  const { plan = "" } = useParams({ strict: false }) as { readonly plan?: string };
  const overview = useView<MembersOverview>("members/overview");
  const plans = useView<readonly PlanLine[]>("members/plans");
  return (
    <Loaded asked={overview}>
      {(view) => (
        <Loaded asked={plans}>
          {(lines) => {
            const line = lines.find((one) => String(one.plan) === plan);
            return line ? <Recap line={line} view={view} /> : <Nothing text={t("recap.none")} />;
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

function Recap({ line, view }: { readonly line: PlanLine; readonly view: MembersOverview }) {
  const t = useText("members");
  const at = useMarketPath();
  const momentText = useMomentText();
  const audienceText = useAudienceText(view);
  const { lift } = line;
  return (
    <Page
      title={
        <>
          {line.name} <Tag>{t(line.status)}</Tag>
        </>
      }
      note={`${audienceText(line.audience)} · ${momentText(line)}`}
      actions={
        <>
          <GoButton to={at("members/plans")}>{t("recap.all")}</GoButton>
          <Button onClick={() => window.print()}>{t("recap.print")}</Button>
        </>
      }
    >
      <Counts line={line} />
      <div className="dz-columns-2">
        <Block title={t("recap.measured")}>
          <p className="dz-quiet">{t("recap.measuredWhy")}</p>
          <div className="dz-arms">
            <Arm label={t("recap.treated")} arm={line.treated} />
            <Arm label={t("recap.held")} arm={line.held} />
          </div>
          {lift ? (
            <>
              <p className="dz-bill-sum">
                <strong>
                  {t("recap.lift")} <Money fen={lift.eachFen} />
                </strong>
                <span>
                  {t("recap.interval")} <Money fen={lift.lowFen} /> … <Money fen={lift.highFen} />
                </span>
                <span>
                  {t("recap.total")} <Money fen={lift.totalFen} />
                </span>
              </p>
              <p className="dz-quiet">
                {t(lift.lowFen > 0 ? "recap.sure" : lift.highFen < 0 ? "recap.harm" : "recap.open")}
              </p>
            </>
          ) : (
            <Nothing text={t("recap.noHold")} />
          )}
        </Block>
        <Worth
          title={t("recap.truth")}
          note={t("recap.truthWhy")}
          isOf={({ tick, command }) =>
            tick === line.decidedAt &&
            command.type === "members/create-plan" &&
            (command as Readonly<Record<string, unknown>>)["name"] === line.name
          }
        />
      </div>
    </Page>
  );
}

function Counts({ line }: { readonly line: PlanLine }) {
  const t = useText("members");
  const counts = ["sent", "opened", "visits", "orders", "gone", "capped", "couponsUsed"] as const;
  return (
    <p className="dz-members-sum">
      {counts.map((what) => (
        <span key={what}>
          {t(`plans.${what}`)} <strong>{line[what]}</strong>
        </span>
      ))}
      <span>
        {t("plans.fees")}{" "}
        <strong>
          <Money fen={line.feesFen} />
        </strong>
      </span>
      <span>
        {t("plans.couponFen")}{" "}
        <strong>
          <Money fen={line.couponFen} />
        </strong>
      </span>
    </p>
  );
}

function Arm({ label, arm }: { readonly label: string; readonly arm: ArmLine }) {
  const t = useText("members");
  return (
    <div className="dz-arm">
      <span>{label}</span>
      <strong>
        <Money fen={arm.eachFen} />
      </strong>
      <small>{t("recap.of", { members: arm.members, orders: arm.orders })}</small>
    </div>
  );
}
