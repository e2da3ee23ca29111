/** Which model this market runs on, where it came from, and the way to a newer model. */
import { Alert, Button, Popconfirm } from "antd";
import { Link } from "@tanstack/react-router";
import { useMarket, useText } from "@dianzhang/ui";
import { useBranch } from "./use-branch.ts";

export function AboutModel() {
  const t = useText("web");
  const { market } = useMarket();
  const { adopt, isBusy } = useBranch();
  const { model, parent } = market;
  const canAdopt = !model.isInstalled && market.mode === "solo" && market.lesson === null;
  return (
    <>
      {parent ? (
        <p className="dz-quiet">
          {t("history.parent", { seq: parent.seq + 1 })}{" "}
          <Link to={`/m/${parent.market}/history`}>{t("history.toParent")}</Link>
        </p>
      ) : null}
      {model.isInstalled ? (
        <p className="dz-quiet">{t("history.model", { version: model.version })}</p>
      ) : (
        <Alert
          type="info"
          showIcon
          message={t("history.older-model", { version: model.version })}
          action={
            canAdopt ? (
              <Popconfirm
                title={t("history.adopt")}
                description={t("history.adoptText")}
                okText={t("history.adopt")}
                cancelText={t("history.cancel")}
                onConfirm={() => void adopt()}
              >
                <Button size="small" disabled={isBusy}>
                  {t("history.adopt")}
                </Button>
              </Popconfirm>
            ) : null
          }
        />
      )}
    </>
  );
}
