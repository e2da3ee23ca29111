/** What a script sends beside its words: a card, and a ticket that hired people open. */
import { Select } from "antd";
import { useText } from "@dianzhang/ui";
import {
  isBeforeBuying,
  TOLD_WITHIN,
  type MatterId,
  type SetScript,
  type SetupView,
} from "../../commands.ts";
import { useTicketKinds } from "../floor/TicketButton.tsx";

export type Also = Pick<SetScript, "card" | "ticket">;
type TicketKind = NonNullable<Also["ticket"]>["kind"];

interface SendsProps {
  readonly matter: MatterId;
  readonly also: Also;
  readonly goods: SetupView["goods"];
  readonly onChange: (also: Also) => void;
}

/** What is chosen where nothing is. */
const NONE = "none";
const ASKED = "asked";
const ORDER = "order";
const USUAL_HOURS = 24;

export function Sends({ matter, also, goods, onChange }: SendsProps) {
  const t = useText("service");
  const kinds = useTicketKinds();
  const { card, ticket } = also;
  const isBefore = isBeforeBuying(matter);
  const offered = isBefore
    ? [
        { value: ASKED, label: t("script.askedGoods") },
        ...goods.map(({ listing, title }) => ({
          value: String(listing),
          label: t("script.otherGoods", { title }),
        })),
      ]
    : [{ value: ORDER, label: t("script.order") }];
  const choose = (kind: TicketKind | typeof NONE): void =>
    onChange({
      card,
      ticket: kind === NONE ? null : { kind, toldHours: ticket?.toldHours ?? USUAL_HOURS },
    });
  return (
    <>
      <div className="dz-svc-shift">
        <Select
          className="dz-svc-sends"
          value={valueOf(card)}
          aria-label={t("script.card")}
          options={[{ value: NONE, label: t("script.noCard") }, ...offered]}
          onChange={(value: string) => onChange({ card: cardOf(value), ticket })}
        />
        {isBefore ? null : (
          <Select<TicketKind | typeof NONE>
            className="dz-svc-sends"
            value={ticket?.kind ?? NONE}
            aria-label={t("script.ticket")}
            options={[{ value: NONE, label: t("script.noTicket") }, ...kinds]}
            onChange={choose}
          />
        )}
        {ticket === null ? null : (
          <Select
            value={ticket.toldHours}
            aria-label={t("script.within")}
            options={TOLD_WITHIN.map((value) => ({
              value,
              label: t("ticket.within", { hours: value }),
            }))}
            onChange={(toldHours) => onChange({ card, ticket: { ...ticket, toldHours } })}
          />
        )}
      </div>
      <p className="dz-quiet">{t("script.cardWhy")}</p>
      {isBefore ? null : <p className="dz-quiet">{t("script.ticketWhy")}</p>}
    </>
  );
}

function valueOf(card: Also["card"]): string {
  if (card.kind !== "goods") return card.kind;
  return card.listing === null ? ASKED : String(card.listing);
}

function cardOf(value: string): Also["card"] {
  if (value === NONE || value === ORDER) return { kind: value };
  return { kind: "goods", listing: value === ASKED ? null : Number(value) };
}
