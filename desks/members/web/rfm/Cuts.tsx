/** Where scores step up: three rows of four numbers, a proposal from the customers of today, saved together. */
import { Button, InputNumber } from "antd";
import { useState } from "react";
import { useCommand, useText } from "@dianzhang/ui";
import type { MembersOverview, SetCuts } from "../../commands.ts";

type Kind = "recencyDays" | "orders" | "spentFen";
const KINDS: readonly Kind[] = ["recencyDays", "orders", "spentFen"];

export function Cuts({ view }: { readonly view: MembersOverview }) {
  const t = useText("members");
  const [draft, setDraft] = useState(view.cuts);
  const { tell, isBusy } = useCommand<SetCuts>();
  const set = (kind: Kind, place: number, value: number) =>
    setDraft({ ...draft, [kind]: draft[kind].map((old, i) => (i === place ? value : old)) });
  const isSame = JSON.stringify(draft) === JSON.stringify(view.cuts);
  return (
    <div className="dz-members-stack">
      <p className="dz-quiet">{t("rfm.cutsWhy")}</p>
      {KINDS.map((kind) => (
        <div key={kind} className="dz-cuts" role="group" aria-label={t(`rfm.${kind}`)}>
          <span>{t(`rfm.${kind}`)}</span>
          {draft[kind].map((cut, place) => (
            <InputNumber
              key={place}
              min={0}
              precision={0}
              aria-label={`${t(`rfm.${kind}`)} ${place + 1}`}
              value={kind === "spentFen" ? Math.round(cut / 100) : cut}
              onChange={(value) =>
                set(kind, place, Number(value ?? 0) * (kind === "spentFen" ? 100 : 1))
              }
            />
          ))}
        </div>
      ))}
      <div className="dz-actions">
        <Button
          type="primary"
          disabled={isSame}
          loading={isBusy}
          onClick={() => void tell({ type: "members/set-cuts", ...draft }, t("saved"))}
        >
          {t("save")}
        </Button>
        <Button onClick={() => setDraft(inYuan(view.fifths))}>{t("rfm.fifths")}</Button>
        <Button disabled={isSame} onClick={() => setDraft(view.cuts)}>
          {t("rfm.back")}
        </Button>
      </div>
    </div>
  );
}

// Cuts are written in whole yuan; equals are pulled apart.
function inYuan(cuts: MembersOverview["fifths"]): MembersOverview["fifths"] {
  const spentFen = cuts.spentFen.reduce<number[]>(
    (all, fen) => [...all, Math.max(Math.round(fen / 100), (all.at(-1) ?? -1) + 1)],
    [],
  );
  return { ...cuts, spentFen: spentFen.map((yuan) => yuan * 100) };
}
