/** The contract with one courier: how far this month is, what is missing, and what may be signed. */
import { Button, Dropdown, Popconfirm, Progress } from "antd";
import { Money, useCommand, useText } from "@dianzhang/ui";
import type { CourierLine, EndContract, SignContract } from "../../commands.ts";

export function Contract({ line }: { readonly line: CourierLine }) {
  const t = useText("logistics");
  const sign = useCommand<SignContract>();
  const end = useCommand<EndContract>();
  const { id, contract, contracts, carried, shortfallFen } = line;
  const more = contracts.filter(({ parcels }) => parcels > (contract?.parcels ?? 0));
  const items = more.map(({ parcels, offPermille }) => ({
    key: String(parcels),
    label: t("contract.step", { parcels, percent: offPermille / 10 }),
  }));
  const choose = (parcels: number) =>
    sign.tell({ type: "logistics/sign-contract", courier: id, parcels }, t("contract.signed"));
  return (
    <div className="dz-contract">
      {contract ? (
        <>
          <Progress
            size="small"
            percent={Math.min(100, Math.round((100 * carried) / contract.parcels))}
            format={() => `${carried} / ${contract.parcels}`}
            aria-label={t("contract.title")}
          />
          {shortfallFen > 0 ? (
            <span className="dz-quiet">
              {t("contract.missing")} <Money fen={shortfallFen} />
            </span>
          ) : null}
        </>
      ) : (
        <span className="dz-quiet">{t("contract.none", { carried })}</span>
      )}
      <span>
        {items.length > 0 ? (
          <Dropdown menu={{ items, onClick: ({ key }) => void choose(Number(key)) }}>
            <Button size="small" loading={sign.isBusy}>
              {t(contract ? "contract.raise" : "contract.sign")}
            </Button>
          </Dropdown>
        ) : null}
        {contract ? (
          <Popconfirm
            title={t("contract.endWhy")}
            okText={t("contract.end")}
            cancelText={t("cancel")}
            onConfirm={() =>
              void end.tell({ type: "logistics/end-contract", courier: id }, t("contract.ended"))
            }
          >
            <Button size="small" type="text" loading={end.isBusy}>
              {t("contract.end")}
            </Button>
          </Popconfirm>
        ) : null}
      </span>
    </div>
  );
}
