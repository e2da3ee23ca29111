/** Recency and frequency as a grid, the eight layers, and the cuts that make them. */
import { Block, Loaded, MetricBlock, Money, useMarket, useText, useView } from "@dianzhang/ui";
import type { MembersOverview } from "../../commands.ts";
import { Cuts } from "./Cuts.tsx";

export function Rfm() {
  const t = useText("members");
  const { market } = useMarket();
  const asked = useView<MembersOverview>("members/overview");
  const period = { from: 0, to: Math.max(3600, market.now * 3600) };
  return (
    <Loaded asked={asked}>
      {(view) => (
        <>
          <div className="dz-columns-2">
            <Block title={t("rfm.grid")}>
              <Matrix view={view} />
            </Block>
            <Block title={t("rfm.cuts")}>
              <Cuts key={JSON.stringify(view.cuts)} view={view} />
            </Block>
          </div>
          <MetricBlock
            metric="members-rfm"
            title={t("members-rfm")}
            period={period}
            words={(column, code) => (column === "layer" ? t(`layer.${code}`) : code)}
          />
        </>
      )}
    </Loaded>
  );
}

function Matrix({ view }: { readonly view: MembersOverview }) {
  const t = useText("members");
  const most = Math.max(1, ...view.cells.map(({ members }) => members));
  const { recencyDays, orders } = view.cuts;
  return (
    <div className="dz-rfm-scroll">
      <table className="dz-rfm">
        <caption>{t("rfm.why")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("rfm.corner")}</th>
            {[1, 2, 3, 4, 5].map((f) => (
              <th key={f} scope="col">
                F{f}
                <small>{f === 1 ? `<${orders[0]}` : `≥${orders[f - 2]}`}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[5, 4, 3, 2, 1].map((r) => (
            <tr key={r}>
              <th scope="row">
                R{r}
                <small>
                  {r === 1
                    ? t("rfm.over", { days: recencyDays[3] })
                    : t("rfm.within", { days: recencyDays[5 - r] })}
                </small>
              </th>
              {view.cells
                .filter((cell) => cell.r === r)
                .map((cell) => (
                  <td
                    key={cell.f}
                    style={{ "--dz-fill": `${Math.round((38 * cell.members) / most)}%` } as object}
                  >
                    {cell.members > 0 ? (
                      <>
                        <strong>{cell.members}</strong>
                        <small>
                          <Money fen={cell.spentFen} />
                        </small>
                      </>
                    ) : null}
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
