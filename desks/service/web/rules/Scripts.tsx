/** The library: for each matter up to three answers and what goes with the last; what the program reads in them. */
import { Button, Input, InputNumber, Select, Tag } from "antd";
import { useState } from "react";
import {
  Grid,
  useCommand,
  useLanguage,
  useText,
  type Earlier,
  type GridColumn,
} from "@dianzhang/ui";
import {
  isBeforeBuying,
  type MatterId,
  type OfferId,
  type SetScript,
  type SetupView,
} from "../../commands.ts";
import { ownWords } from "../own-words.ts";
import { Sends, type Also } from "./Sends.tsx";

type Script = Earlier<SetupView["scripts"][number], "card" | "ticket">;
type Goods = SetupView["goods"];

export function Scripts({ view }: { readonly view: Earlier<SetupView, "goods"> }) {
  const t = useText("service");
  const { language } = useLanguage();
  const [open, setOpen] = useState<MatterId | null>(null);
  const columns: readonly GridColumn<Script>[] = [
    {
      id: "matter",
      title: t("script.matter"),
      cell: ({ matter }) => t(`matter.${matter}`),
      width: 110,
    },
    {
      id: "answers",
      title: t("script.answers"),
      cell: (script) => (
        <div className="dz-svc-answers">
          {script.answers.map(({ text, acts, faults }) => (
            <div key={text}>
              <p>{ownWords(text, language)}</p>
              <p className="dz-svc-read">
                {acts.map((act) => (
                  <span key={act}>{t(`act.${act}`)}</span>
                ))}
                {faults.map((fault) => (
                  <b key={fault}>{t(`fault.${fault}`)}</b>
                ))}
              </p>
            </div>
          ))}
        </div>
      ),
    },
    {
      id: "gives",
      title: t("script.gives"),
      width: 120,
      cell: (script) => <Along script={script} />,
    },
    {
      id: "met",
      title: t("script.needs"),
      width: 220,
      cell: (script) => <Needs script={script} />,
      order: ({ met, needs }) => met / needs.length,
    },
  ];
  const edited = view.scripts.find(({ matter }) => matter === open);
  return (
    <div className="dz-stack">
      <p className="dz-quiet">{t("script.why")}</p>
      {edited ? (
        <Editor
          key={edited.matter}
          script={edited}
          goods={view.goods ?? []}
          onClose={() => setOpen(null)}
        />
      ) : null}
      <Grid
        rows={view.scripts}
        columns={columns}
        rowKey={({ matter }) => matter}
        onOpen={({ matter }) => setOpen(matter)}
        searchText={({ answers }) => answers.map(({ text }) => ownWords(text, language)).join(" ")}
        label={t("script.title")}
      />
    </div>
  );
}

// What goes with the last answer: money or goods, a card, a ticket.
function Along({ script }: { readonly script: Script }) {
  const t = useText("service");
  const { gives, card, ticket } = script;
  const found = [
    ...(gives.kind === "none" ? [] : [`${t(`offer.${gives.kind}`)} ${share(gives.permille)}`]),
    ...(card === undefined || card.kind === "none" ? [] : [t(`card.kind.${card.kind}`)]),
    ...(!ticket ? [] : [t(`ticket.kinds.${ticket.kind}`)]),
  ];
  return <>{found.length === 0 ? "—" : found.map((one) => <div key={one}>{one}</div>)}</>;
}

function share(permille: number): string {
  return permille === 0 ? "" : `${permille / 10} %`;
}

function Needs({ script }: { readonly script: Script }) {
  const t = useText("service");
  return (
    <>
      <Tag color={script.met === script.needs.length ? "green" : "gold"}>
        {script.met} / {script.needs.length}
      </Tag>
      <span className="dz-quiet">
        {script.needs.map((need) => need.map((act) => t(`act.${act}`)).join(t("or"))).join(" → ")}
      </span>
    </>
  );
}

interface EditorProps {
  readonly script: Script;
  readonly goods: Goods;
  readonly onClose: () => void;
}

function Editor({ script, goods, onClose }: EditorProps) {
  const t = useText("service");
  const { language } = useLanguage();
  const [answers, setAnswers] = useState<readonly string[]>(
    script.answers.map(({ text }) => ownWords(text, language)),
  );
  const [gives, setGives] = useState(script.gives);
  // A market of an earlier model knows neither cards nor tickets in scripts.
  const [also, setAlso] = useState<Also | null>(
    script.card === undefined ? null : { card: script.card, ticket: script.ticket ?? null },
  );
  const { tell, isBusy } = useCommand<Earlier<SetScript, "card" | "ticket">>();
  const kinds: readonly OfferId[] = isBeforeBuying(script.matter)
    ? ["none", "coupon"]
    : ["none", "compensate", "return", "refund", "exchange"];
  const save = async (): Promise<void> => {
    const isTaken = await tell(
      {
        type: "service/set-script",
        matter: script.matter,
        answers: answers.map((text) => text.trim()).filter((text) => text !== ""),
        gives,
        ...also,
      },
      t("saved"),
    );
    if (isTaken) onClose();
  };
  const hasShare = gives.kind === "compensate" || gives.kind === "coupon";
  return (
    <div className="dz-svc-editor">
      <strong>{t(`matter.${script.matter}`)}</strong> <Needs script={script} />
      {[0, 1, 2].map((i) => (
        <Input.TextArea
          key={i}
          autoSize
          maxLength={400}
          value={answers[i] ?? ""}
          placeholder={t("script.nth", { nth: i + 1 })}
          aria-label={t("script.nth", { nth: i + 1 })}
          onChange={(event) =>
            setAnswers([0, 1, 2].map((at) => (at === i ? event.target.value : (answers[at] ?? ""))))
          }
        />
      ))}
      {also ? <Sends matter={script.matter} also={also} goods={goods} onChange={setAlso} /> : null}
      <div className="dz-svc-shift">
        <Select
          value={gives.kind}
          aria-label={t("script.gives")}
          options={kinds.map((kind) => ({ value: kind, label: t(`offer.${kind}`) }))}
          onChange={(kind) => setGives({ ...gives, kind })}
        />
        {hasShare ? (
          <InputNumber
            min={0}
            max={30}
            value={gives.permille / 10}
            suffix="%"
            aria-label={t("script.share")}
            onChange={(percent) =>
              setGives({ ...gives, permille: Math.round((percent ?? 0) * 10) })
            }
          />
        ) : null}
        <Button type="primary" loading={isBusy} onClick={() => void save()}>
          {t("save")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </div>
    </div>
  );
}
