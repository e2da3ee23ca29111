/** When and why buyers have written since the seat was taken. */
import { Chart, Nothing, useText } from "@dianzhang/ui";
import { MATTER_IDS, type SetupView } from "../../commands.ts";

export function Asked({ view }: { readonly view: SetupView }) {
  const t = useText("service");
  if (view.figures.chats === 0) return <Nothing text={t("asked.none")} />;
  return (
    <div className="dz-columns-2">
      <Chart
        kind="bar"
        title={t("asked.byHour")}
        labels={view.byHour.map((_, hour) => `${hour}:00`)}
        series={[{ name: t("asked.chats"), values: view.byHour }]}
      />
      <Chart
        kind="bar"
        title={t("asked.byMatter")}
        labels={MATTER_IDS.map((matter) => t(`matter.${matter}`))}
        series={[{ name: t("asked.chats"), values: view.byMatter }]}
      />
    </div>
  );
}
