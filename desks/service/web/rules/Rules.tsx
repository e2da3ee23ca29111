/** What holds while nobody sits there: shifts, the machine, and the script library. */
import { Block, Loaded, useText, useView } from "@dianzhang/ui";
import type { SetupView } from "../../commands.ts";
import { Asked } from "./Asked.tsx";
import { Machine } from "./Machine.tsx";
import { Scripts } from "./Scripts.tsx";
import { Shifts } from "./Shifts.tsx";

export function Rules() {
  const t = useText("service");
  const setup = useView<SetupView>("service/setup");
  return (
    <Loaded asked={setup}>
      {(view) => (
        <>
          <div className="dz-columns-2">
            <Block title={t("shift.title")}>
              <Shifts view={view} />
            </Block>
            <Block title={t("machine.title")}>
              <Machine view={view} />
            </Block>
          </div>
          <Block title={t("asked.title")}>
            <Asked view={view} />
          </Block>
          <Block title={t("script.title")}>
            <Scripts view={view} />
          </Block>
        </>
      )}
    </Loaded>
  );
}
