/** The compliance centre: the record and its risks, cases to answer, a text checker, members' data, made-up orders. */
import { Button } from "antd";
import type { ComponentType } from "react";
import {
  Loaded,
  Page,
  SeatTabs,
  useCommand,
  useMoreTexts,
  useSeatTab,
  useText,
  useView,
} from "@dianzhang/ui";
import type { RecordView, TakeDuty } from "../commands.ts";
import { Cases } from "./Cases.tsx";
import { Checker } from "./Checker.tsx";
import "./compliance.css";
import { Privacy } from "./Privacy.tsx";
import { Record } from "./Record.tsx";
import { Signals } from "./Signals.tsx";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };

const TABS: Readonly<Record<string, ComponentType<{ readonly view: RecordView }>>> = {
  record: Record,
  cases: Cases,
  check: Checker,
  privacy: Privacy,
  signals: Signals,
};

export function Screen() {
  useMoreTexts("compliance", { zh, en });
  const t = useText("compliance");
  const asked = useView<RecordView>("compliance/record");
  const { tell, isBusy } = useCommand<TakeDuty>();
  const Body = TABS[useSeatTab(TABS)] ?? Record;
  return (
    <Page
      title={t("title")}
      note={t("note")}
      actions={
        asked.value && !asked.value.isOn ? (
          <Button
            type="primary"
            loading={isBusy}
            onClick={() => void tell({ type: "compliance/take-duty" }, t("duty.taken"))}
          >
            {t("duty.take")}
          </Button>
        ) : null
      }
    >
      <SeatTabs path="compliance" tabs={TABS} label={(key) => t(`tab.${key}`)} />
      <Loaded asked={asked}>{(view) => <Body view={view} />}</Loaded>
    </Page>
  );
}
