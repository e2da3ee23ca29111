/** Who is in the class; paste names from a spreadsheet and get accounts. */
import type { ClassPage, Enrolled } from "@dianzhang/api";
import { Alert, Button, Input, Popconfirm, Table } from "antd";
import { useState } from "react";
import { Block, Nothing, saveText, useText } from "@dianzhang/ui";
import { useAct } from "./use-act.ts";

export function Roster({ page }: { readonly page: ClassPage }) {
  const t = useText("web");
  const { act, isBusy } = useAct();
  const [text, setText] = useState("");
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null);
  const enrol = async () => {
    const answer = await act<Enrolled>("POST", `/api/classes/${page.id}/roster`, { text });
    if (!answer) return;
    setEnrolled(answer);
    setText("");
  };
  return (
    <div className="dz-columns-2">
      <Block title={t("teacher.paste")}>
        <Input.TextArea
          rows={8}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t("teacher.pasteHow")}
          aria-label={t("teacher.paste")}
        />
        <p>
          <Button
            type="primary"
            disabled={text.trim() === ""}
            loading={isBusy}
            onClick={() => void enrol()}
          >
            {t("teacher.enrol")}
          </Button>
        </p>
        {enrolled ? <Passwords enrolled={enrolled} /> : null}
      </Block>
      <Block title={t("teacher.roster")}>
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...page.roster]}
          locale={{ emptyText: <Nothing text={t("teacher.noTrainee")} /> }}
          columns={[
            { title: t("board.name"), dataIndex: "name" },
            { title: t("signIn.name"), dataIndex: "account" },
            {
              title: t("secondFactor.column"),
              render: (_, one) =>
                one.hasSecondFactor ? <TakeOff classId={page.id} person={one} /> : null,
            },
          ]}
        />
      </Block>
    </div>
  );
}

interface TakeOffProps {
  readonly classId: string;
  readonly person: ClassPage["roster"][number];
}

/** For a trainee who lost phone and recovery codes. */
function TakeOff({ classId, person }: TakeOffProps) {
  const t = useText("web");
  const { act, isBusy } = useAct();
  const path = `/api/classes/${classId}/roster/${person.id}/second-factor`;
  return (
    <Popconfirm
      title={t("secondFactor.resetSure", { name: person.name })}
      description={<div className="dz-explained">{t("secondFactor.resetWhy")}</div>}
      okText={t("secondFactor.reset")}
      cancelText={t("secondFactor.cancel")}
      onConfirm={() => void act("DELETE", path, undefined, t("secondFactor.resetDone"))}
    >
      <Button size="small" loading={isBusy}>
        {t("secondFactor.reset")}
      </Button>
    </Popconfirm>
  );
}

function Passwords({ enrolled }: { readonly enrolled: Enrolled }) {
  const t = useText("web");
  const rows = enrolled.created.map((one) => `${one.name},${one.account},${one.password}`);
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t("teacher.once", { created: enrolled.created.length, kept: enrolled.kept.length })}
        action={
          rows.length > 0 ? (
            <Button
              size="small"
              onClick={() => saveText("accounts.csv", [t("teacher.head"), ...rows].join("\n"))}
            >
              CSV
            </Button>
          ) : null
        }
      />
      <Table
        size="small"
        rowKey="account"
        pagination={false}
        dataSource={[...enrolled.created]}
        columns={[
          { title: t("board.name"), dataIndex: "name" },
          { title: t("signIn.name"), dataIndex: "account" },
          { title: t("signIn.password"), dataIndex: "password" },
        ]}
      />
    </>
  );
}
