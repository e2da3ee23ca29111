/** Planning a room: when and by whom, the goods and their prices, the script to the minute, answers, coupons, viewers. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { Alert, Button, Space } from "antd";
import { useState } from "react";
import {
  Block,
  GoButton,
  Loaded,
  Money,
  Page,
  useCommand,
  useMarket,
  useMarketPath,
  useMoreTexts,
  useText,
  useView,
} from "@dianzhang/ui";
import {
  HOST_FEN,
  type EditRoom,
  type PlanRoom,
  type RoomPlan,
  type RoomView,
} from "../../commands.ts";
import "../live.css";
import en from "../words/text.en.json" with { type: "json" };
import zh from "../words/text.zh.json" with { type: "json" };
import { AnswersEditor } from "./AnswersEditor.tsx";
import { firstPlan, minutesOf } from "./draft.ts";
import { ItemsEditor, type GoodsChoice } from "./ItemsEditor.tsx";
import { ScriptEditor } from "./ScriptEditor.tsx";
import { TermsEditor } from "./TermsEditor.tsx";

export function Screen() {
  useMoreTexts("live", { zh, en });
  const { market } = useMarket();
  const { room } = useParams({ strict: false }) as { readonly room?: string };
  const goods = useView<readonly GoodsChoice[]>("listing/listing-list");
  return (
    <Loaded asked={goods}>
      {(lines) =>
        room === undefined ? (
          <Editor goods={lines} plan={firstPlan(market.now)} room={null} />
        ) : (
          <Held goods={lines} room={Number(room)} />
        )
      }
    </Loaded>
  );
}

function Held({ goods, room }: { readonly goods: readonly GoodsChoice[]; readonly room: number }) {
  const asked = useView<RoomView | null>("live/room", { room });
  return (
    <Loaded asked={asked}>
      {(view) => (view ? <Editor goods={goods} plan={view.plan} room={room} /> : null)}
    </Loaded>
  );
}

interface EditorProps {
  readonly goods: readonly GoodsChoice[];
  readonly plan: RoomPlan;
  readonly room: number | null;
}

export interface PartProps {
  readonly plan: RoomPlan;
  readonly onChange: (plan: RoomPlan) => void;
}

function Editor({ goods, plan: given, room }: EditorProps) {
  const t = useText("live");
  const at = useMarketPath();
  const go = useNavigate();
  const [plan, setPlan] = useState<RoomPlan>(given);
  const { tell, isBusy } = useCommand<PlanRoom | EditRoom>();
  const minutes = minutesOf(plan.script);
  const isTooLong = minutes > plan.hours * 60;
  const isReady = plan.name.trim() !== "" && plan.items.length > 0 && !isTooLong;
  const save = async () => {
    const command: PlanRoom | EditRoom =
      room === null
        ? { type: "live/plan-room", ...plan }
        : { type: "live/edit-room", room, ...plan };
    if (await tell(command, t("plan.saved"))) void go({ to: at("live") });
  };
  const costFen = HOST_FEN[plan.host] * plan.hours + plan.paidFen;
  return (
    <Page
      title={t(room === null ? "new" : "room.edit")}
      note={t("plan.note")}
      actions={
        <Space>
          <span className="dz-quiet">
            {t("plan.cost")} <Money fen={costFen} />
          </span>
          <GoButton to={at("live")}>{t("cancel")}</GoButton>
          <Button type="primary" loading={isBusy} disabled={!isReady} onClick={() => void save()}>
            {t("plan.save")}
          </Button>
        </Space>
      }
    >
      <div className="dz-columns-2">
        <Block title={t("plan.terms")}>
          <TermsEditor plan={plan} onChange={setPlan} />
        </Block>
        <Block title={t("plan.answers")}>
          <AnswersEditor plan={plan} onChange={setPlan} />
        </Block>
      </div>
      <Block title={t("plan.items")}>
        <ItemsEditor plan={plan} goods={goods} onChange={setPlan} />
      </Block>
      <Block title={t("plan.script")}>
        {isTooLong ? (
          <Alert
            type="error"
            showIcon
            title={t("plan.tooLong", { minutes, most: plan.hours * 60 })}
          />
        ) : null}
        <ScriptEditor plan={plan} goods={goods} onChange={setPlan} />
      </Block>
    </Page>
  );
}
