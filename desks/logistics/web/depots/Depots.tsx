/** Warehouses for rent: what each costs, whom it is near to, what lies there. */
import { Button, Popconfirm, Tag } from "antd";
import {
  Block,
  inLanguage,
  Loaded,
  money,
  Nothing,
  useCommand,
  useLanguage,
  useText,
  useView,
  type Earlier,
} from "@dianzhang/ui";
import type { DepotLine, LeaveDepot, RentDepot } from "../../commands.ts";
import { MoveStock } from "./MoveStock.tsx";

export function Depots() {
  const t = useText("logistics");
  const lines = useView<readonly DepotLine[]>("logistics/depots");
  return (
    <Loaded asked={lines}>
      {(depots) => (
        <>
          <Block title={t("depot.title")}>
            <p className="dz-quiet">{t("depot.why")}</p>
            {depots.length === 0 ? <Nothing text={t("depot.none")} /> : null}
            <div className="dz-totals">
              {depots.map((depot) => (
                <One key={depot.id} depot={depot} />
              ))}
            </div>
          </Block>
          {depots
            .filter(({ isRented }) => isRented)
            .map((depot) => (
              <MoveStock key={depot.id} depot={depot} />
            ))}
        </>
      )}
    </Loaded>
  );
}

type Saving = "soonerHours" | "savedFen" | "evenADay";

function One({ depot }: { readonly depot: Earlier<DepotLine, Saving> }) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const rent = useCommand<RentDepot>();
  const leave = useCommand<LeaveDepot>();
  const { id, name, rentFenDay, moveFen, moveHours, isRented, nearerPermille, pieces } = depot;
  const { soonerHours, savedFen, evenADay } = depot;
  return (
    <div className={isRented ? "dz-total dz-total-now" : "dz-total"}>
      <strong>{inLanguage(name, language)}</strong>
      <span>
        {t("depot.rent")} {t("depot.day", { fen: money(rentFenDay, language) })}
      </span>
      <span>
        {t("depot.move")} {t("depot.moveWhy", { fen: money(moveFen, language), hours: moveHours })}
      </span>
      <span>{t("depot.nearer", { percent: (nearerPermille / 10).toFixed(0) })}</span>
      {savedFen === undefined ? null : (
        <>
          <span>{t("depot.saves", { hours: soonerHours, fen: money(savedFen, language) })}</span>
          <span>
            {typeof evenADay === "number"
              ? t("depot.pays", { count: evenADay })
              : t("depot.neverPays")}
          </span>
        </>
      )}
      {isRented ? (
        <span>
          <Tag color="processing">{t("depot.taken")}</Tag> {t("depot.pieces", { pieces })}
          <Popconfirm
            title={t("depot.leave")}
            okText={t("depot.leave")}
            cancelText={t("cancel")}
            onConfirm={() =>
              void leave.tell({ type: "logistics/leave-depot", depot: id }, t("depot.left"))
            }
          >
            <Button size="small" type="text" loading={leave.isBusy}>
              {t("depot.leave")}
            </Button>
          </Popconfirm>
        </span>
      ) : (
        <span>
          <Button
            size="small"
            loading={rent.isBusy}
            onClick={() =>
              void rent.tell({ type: "logistics/rent-depot", depot: id }, t("depot.taken"))
            }
          >
            {t("depot.take")}
          </Button>
        </span>
      )}
    </div>
  );
}
