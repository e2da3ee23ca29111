/** What goes with an answer: a coupon before buying; money, a return or an exchange after it. */
import { Checkbox, InputNumber, Select } from "antd";
import { useState } from "react";
import { useText } from "@dianzhang/ui";
import type { ChatView, OfferId } from "../../commands.ts";

export interface OfferDraft {
  readonly kind: OfferId;
  readonly fen: number;
  readonly isEscalated: boolean;
  readonly set: (draft: Partial<Pick<OfferDraft, "kind" | "fen" | "isEscalated">>) => void;
  readonly clear: () => void;
}

const NONE = { kind: "none", fen: 0, isEscalated: false } as const;

export function useOffer(): OfferDraft {
  const [draft, setDraft] = useState<Pick<OfferDraft, "kind" | "fen" | "isEscalated">>(NONE);
  return {
    ...draft,
    set: (change) => setDraft({ ...draft, ...change }),
    clear: () => setDraft(NONE),
  };
}

interface PickerProps {
  readonly chat: ChatView;
  readonly offer: OfferDraft;
  readonly escalationsLeft: number;
}

export function OfferPicker({ chat, offer, escalationsLeft }: PickerProps) {
  const t = useText("service");
  const kinds: readonly OfferId[] = chat.order
    ? ["none", "compensate", "return", "refund", "exchange"]
    : ["none", "coupon"];
  const hasAmount = offer.kind === "compensate" || offer.kind === "coupon";
  return (
    <div className="dz-svc-offer-picker">
      <Select
        size="small"
        value={offer.kind}
        aria-label={t("offer.title")}
        options={kinds.map((kind) => ({ value: kind, label: t(`offer.${kind}`) }))}
        onChange={(kind) => offer.set({ kind })}
      />
      {hasAmount ? (
        <InputNumber
          size="small"
          min={0.01}
          precision={2}
          prefix="¥"
          aria-label={t("offer.amount")}
          value={offer.fen === 0 ? null : offer.fen / 100}
          onChange={(yuan) => offer.set({ fen: Math.round((yuan ?? 0) * 100) })}
        />
      ) : null}
      {chat.order && offer.kind !== "none" ? (
        <Checkbox
          disabled={escalationsLeft === 0}
          checked={offer.isEscalated}
          onChange={(event) => offer.set({ isEscalated: event.target.checked })}
        >
          {t("offer.escalate", { left: escalationsLeft })}
        </Checkbox>
      ) : null}
    </div>
  );
}
