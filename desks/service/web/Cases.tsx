/** Complaints taken to the platform with their deadlines, and bad reviews waiting for an answer. */
import { Button, Checkbox, Input, Rate, Tag } from "antd";
import { useState } from "react";
import {
  Block,
  dayOfTick,
  Loaded,
  Money,
  Nothing,
  shortDay,
  useCommand,
  useMarket,
  useText,
  useView,
  type Earlier,
} from "@dianzhang/ui";
import {
  EVIDENCE_IDS,
  type AnswerReview,
  type Appeal,
  type CasesView,
  type EvidenceId,
  type ReportReview,
} from "../commands.ts";
import { twoDigits } from "./floor/Queue.tsx";
import { Line } from "./floor/Talk.tsx";

type Dispute = CasesView["disputes"][number];
type Review = Earlier<CasesView["reviews"][number], "order" | "report">;
type View = Earlier<CasesView, "reportsFrom">;

export function Cases() {
  const t = useText("service");
  const asked = useView<View>("service/cases");
  return (
    <Loaded asked={asked}>
      {(view) => (
        <>
          <Block title={t("case.title")}>
            <p className="dz-quiet">{t("case.why")}</p>
            {view.disputes.length === 0 ? <Nothing text={t("case.none")} /> : null}
            {view.disputes.map((dispute) => (
              <DisputeCard key={dispute.id} dispute={dispute} now={view.now} />
            ))}
          </Block>
          <Block title={t("review.title")}>
            <p className="dz-quiet">{t("review.why")}</p>
            <p className="dz-quiet">{t("review.reportWhy")}</p>
            {closedFor(view) > 0 ? <p>{t("review.closed", { hours: closedFor(view) })}</p> : null}
            {view.reviews.length === 0 ? <Nothing text={t("review.none")} /> : null}
            {view.reviews.slice(0, 50).map((review) => (
              <ReviewCard key={review.id} review={review} closedFor={closedFor(view)} />
            ))}
          </Block>
        </>
      )}
    </Loaded>
  );
}

/** Hours for which the platform takes no reports. */
function closedFor({ reportsFrom, now }: View): number {
  return typeof reportsFrom === "number" ? reportsFrom - now : 0;
}

function DisputeCard({ dispute, now }: { readonly dispute: Dispute; readonly now: number }) {
  const t = useText("service");
  const [evidence, setEvidence] = useState<readonly EvidenceId[]>([]);
  const { tell, isBusy } = useCommand<Appeal>();
  const left = dispute.dueTick - now;
  return (
    <article className="dz-svc-case">
      <header>
        <strong>
          {t(`matter.${dispute.matter}`)} · {t("buyer", { digits: twoDigits(dispute.buyer) })} ·{" "}
          <Money fen={dispute.fen} />
        </strong>
        <span>
          <Tag
            color={dispute.state === "lost" ? "red" : dispute.state === "won" ? "green" : "gold"}
          >
            {t(`case.${dispute.state}`)}
          </Tag>
          {dispute.state === "open" ? (
            <span className="dz-quiet">{t("case.left", { hours: left })}</span>
          ) : null}
        </span>
      </header>
      <details>
        <summary>{t("case.talk")}</summary>
        <div className="dz-svc-lines">
          {dispute.messages.map((message, i) => (
            <Line key={i} message={message} />
          ))}
        </div>
      </details>
      {dispute.courierNote === "none" ? null : (
        <p className="dz-quiet">
          {t("side.note")}: {t(`courierNote.${dispute.courierNote}`)}
        </p>
      )}
      {dispute.state === "open" ? (
        <div className="dz-svc-shift">
          <Checkbox.Group
            value={[...evidence]}
            options={EVIDENCE_IDS.map((one) => ({
              value: one,
              label: t(`evidence.${one}`),
              disabled: !dispute.has.includes(one),
            }))}
            onChange={setEvidence}
          />
          <Button
            type="primary"
            loading={isBusy}
            disabled={evidence.length === 0}
            onClick={() =>
              void tell(
                { type: "service/appeal", dispute: dispute.id, evidence: [...evidence] },
                t("case.sent"),
              )
            }
          >
            {t("case.appeal")}
          </Button>
        </div>
      ) : null}
    </article>
  );
}

interface ReviewProps {
  readonly review: Review;
  /** Hours for which the platform takes no reports. */
  readonly closedFor: number;
}

function ReviewCard({ review, closedFor }: ReviewProps) {
  const t = useText("service");
  const { market } = useMarket();
  const { tell, isBusy } = useCommand<ReportReview>();
  const { order, report } = review;
  return (
    <article className="dz-svc-case">
      <header>
        <strong>{review.title}</strong>
        <span>
          <Rate disabled value={review.stars} />{" "}
          <span className="dz-quiet">
            {shortDay(market.firstDay, dayOfTick(Math.floor(review.at / 3600)))} ·{" "}
            {order === undefined
              ? null
              : order === null
                ? t("review.noOrder")
                : t("review.order", { order })}
          </span>
        </span>
      </header>
      {report === "removed" ? null : <ReviewAnswer review={review} />}
      <div className="dz-svc-shift">
        {report === "none" ? (
          <Button
            size="small"
            loading={isBusy}
            disabled={closedFor > 0}
            onClick={() =>
              void tell({ type: "service/report-review", review: review.id }, t("review.reported"))
            }
          >
            {t("review.report")}
          </Button>
        ) : report === undefined ? null : (
          <Tag color={report === "removed" ? "green" : report === "stays" ? "red" : "gold"}>
            {t(`review.state.${report}`)}
          </Tag>
        )}
      </div>
    </article>
  );
}

function ReviewAnswer({ review }: { readonly review: Review }) {
  const t = useText("service");
  const [text, setText] = useState("");
  const { tell, isBusy } = useCommand<AnswerReview>();
  if (review.isAnswered) return <p>{review.answer}</p>;
  return (
    <div className="dz-svc-shift">
      <Input
        value={text}
        maxLength={500}
        placeholder={t("review.placeholder")}
        aria-label={t("review.placeholder")}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        loading={isBusy}
        disabled={text.trim() === ""}
        onClick={() =>
          void tell(
            { type: "service/answer-review", review: review.id, text: text.trim() },
            t("review.sent"),
          )
        }
      >
        {t("review.answer")}
      </Button>
    </div>
  );
}
