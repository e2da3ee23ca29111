/** A new plan: who, when, by which way, with what in hand, and how many are left out to compare with. */
import { Form, Input, InputNumber, Select, Slider } from "antd";
import {
  FormDialog,
  dayOfTick,
  hourText,
  Loaded,
  Money,
  useCommand,
  useMarket,
  useText,
  useView,
} from "@dianzhang/ui";
import {
  CHANNELS,
  LAYERS,
  MOMENT_KINDS,
  type AudienceDraft,
  type Channel,
  type CreatePlan,
  type Layer,
  type MembersOverview,
  type MomentDraft,
  type ReachView,
} from "../../commands.ts";

interface Filled {
  readonly name: string;
  readonly layers: Layer[];
  readonly tiers: number[];
  readonly tags: number[];
  readonly kind: MomentDraft["kind"];
  readonly inDays: number;
  readonly weekday: number;
  readonly silence: number;
  readonly before: number;
  readonly hour: number;
  readonly channel: Channel;
  readonly listing: number;
  readonly cut: number;
  readonly over: number;
  readonly couponDays: number;
  readonly hold: number;
  readonly days: number;
}

const START: Omit<Filled, "name"> = {
  layers: [],
  tiers: [],
  tags: [],
  kind: "silence",
  inDays: 0,
  weekday: 3,
  silence: 14,
  before: 2,
  hour: 20,
  channel: "chat",
  listing: -1,
  cut: 0,
  over: 0,
  couponDays: 7,
  hold: 10,
  days: 30,
};

export function NewPlan({
  view,
  onDone,
}: {
  readonly view: MembersOverview;
  readonly onDone: () => void;
}) {
  const t = useText("members");
  const { market } = useMarket();
  const [form] = Form.useForm<Filled>();
  const { tell, isBusy } = useCommand<CreatePlan>();
  const filled = { ...START, name: "", ...(Form.useWatch([], form) as Filled | undefined) };
  const today = dayOfTick(market.now);
  const save = async (values: Filled) => {
    if (await tell(planOf({ ...START, ...values }, today), t("plans.begun"))) onDone();
  };
  return (
    <FormDialog
      width={640}
      title={t("plans.new")}
      okText={t("plans.begin")}
      cancelText={t("cancel")}
      isBusy={isBusy}
      form={form}
      start={START}
      onSend={save}
      onClose={onDone}
    >
      <Form.Item
        name="name"
        label={t("plans.name")}
        rules={[{ required: true, message: t("tags.nameNeeded") }]}
      >
        <Input maxLength={20} />
      </Form.Item>
      <Audience view={view} />
      <Reach audience={audienceOf(filled)} channel={filled.channel} hold={filled.hold} />
      <When kind={filled.kind} />
      <With />
    </FormDialog>
  );
}

function Audience({ view }: { readonly view: MembersOverview }) {
  const t = useText("members");
  const tiers = [t("tier.none"), ...(view.programme?.tiers ?? []).map(({ name }) => name)];
  const options = (
    values: readonly { readonly value: string | number; readonly label: string }[],
  ) => <Select mode="multiple" allowClear placeholder={t("everybody")} options={[...values]} />;
  return (
    <div className="dz-tag-numbers">
      <Form.Item name="layers" label={t("layerHead")}>
        {options(LAYERS.toReversed().map((value) => ({ value, label: t(`layer.${value}`) })))}
      </Form.Item>
      <Form.Item name="tags" label={t("tags.head")}>
        {options(view.tags.map(({ tag, name }) => ({ value: tag, label: name })))}
      </Form.Item>
      {tiers.length > 1 ? (
        <Form.Item name="tiers" label={t("tier.head")}>
          {options(tiers.map((label, value) => ({ value, label })))}
        </Form.Item>
      ) : null}
    </div>
  );
}

/** Whom this would reach now, and what a round costs. */
function Reach({
  audience,
  channel,
  hold,
}: {
  readonly audience: AudienceDraft;
  readonly channel: Channel;
  readonly hold: number;
}) {
  const t = useText("members");
  const asked = useView<ReachView>("members/reach", { audience });
  return (
    <Loaded asked={asked} rows={1}>
      {({ meant, gone, fees }) => (
        <p className="dz-members-sum" role="status">
          <span>{t("plans.meant", { meant, gone })}</span>
          <span>{t("plans.heldOf", { held: Math.round(((meant - gone) * hold) / 100) })}</span>
          <span>
            {t("plans.round")}{" "}
            <Money
              fen={Math.round(
                ((fees.find((one) => one.channel === channel)?.fen ?? 0) * (100 - hold)) / 100,
              )}
            />
          </span>
        </p>
      )}
    </Loaded>
  );
}

function When({ kind }: { readonly kind: MomentDraft["kind"] }) {
  const t = useText("members");
  return (
    <div className="dz-tag-numbers">
      <Form.Item name="kind" label={t("plans.moment")}>
        <Select
          options={MOMENT_KINDS.map((value) => ({ value, label: t(`momentKind.${value}`) }))}
        />
      </Form.Item>
      {kind === "once" ? (
        <Form.Item name="inDays" label={t("plans.inDays")}>
          <InputNumber min={0} max={180} precision={0} />
        </Form.Item>
      ) : null}
      {kind === "weekly" ? (
        <Form.Item name="weekday" label={t("plans.weekday")}>
          <Select
            options={[0, 1, 2, 3, 4, 5, 6].map((value) => ({
              value,
              label: t(`weekday.${value}`),
            }))}
          />
        </Form.Item>
      ) : null}
      {kind === "silence" ? (
        <Form.Item name="silence" label={t("plans.silence")}>
          <InputNumber min={1} max={365} precision={0} />
        </Form.Item>
      ) : null}
      {kind === "festival" ? (
        <Form.Item name="before" label={t("plans.before")}>
          <InputNumber min={0} max={14} precision={0} />
        </Form.Item>
      ) : null}
      <Form.Item name="hour" label={t("plans.hour")}>
        <Select
          options={Array.from({ length: 24 }, (_, value) => ({ value, label: hourText(value) }))}
        />
      </Form.Item>
      <Form.Item name="days" label={t("plans.days")}>
        <InputNumber min={1} max={180} precision={0} />
      </Form.Item>
    </div>
  );
}

interface GoodsLine {
  readonly listing: number;
  readonly title: string;
  readonly isPublished: boolean;
}

function With() {
  const t = useText("members");
  const goods = useView<readonly GoodsLine[]>("listing/listing-list");
  const listings = (goods.value ?? []).filter(({ isPublished }) => isPublished);
  return (
    <>
      <Form.Item name="channel" label={t("plans.channel")} extra={t("plans.channelWhy")}>
        <Select options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} />
      </Form.Item>
      <Form.Item name="listing" label={t("plans.listing")}>
        <Select
          options={[
            { value: -1, label: t("plans.wanted") },
            ...listings.map(({ listing, title }) => ({ value: listing, label: title })),
          ]}
        />
      </Form.Item>
      <div className="dz-tag-numbers">
        <Form.Item name="cut" label={t("plans.cut")} extra={t("plans.cutWhy")}>
          <InputNumber min={0} max={1000} prefix="¥" />
        </Form.Item>
        <Form.Item name="over" label={t("plans.over")}>
          <InputNumber min={0} max={100_000} prefix="¥" />
        </Form.Item>
        <Form.Item name="couponDays" label={t("plans.couponDays")}>
          <InputNumber min={1} max={30} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="hold" label={t("plans.hold")} extra={t("plans.holdWhy")}>
        <Slider min={0} max={50} marks={{ 0: "0", 10: "10 %", 20: "20 %", 50: "50 %" }} />
      </Form.Item>
    </>
  );
}

function audienceOf({ layers, tiers, tags }: Pick<Filled, "layers" | "tiers" | "tags">) {
  return { layers, tiers, tags };
}

function momentOf(filled: Filled, today: number): MomentDraft {
  switch (filled.kind) {
    case "once":
      return { kind: "once", day: today + filled.inDays };
    case "weekly":
      return { kind: "weekly", weekday: filled.weekday };
    case "silence":
      return { kind: "silence", days: filled.silence };
    case "festival":
      return { kind: "festival", daysBefore: filled.before };
    case "birthday":
      return { kind: "birthday" };
  }
}

function planOf(filled: Filled, today: number): CreatePlan {
  const { name, hour, channel, listing, cut, over, couponDays, hold, days } = filled;
  return {
    type: "members/create-plan",
    name,
    audience: audienceOf(filled),
    moment: momentOf(filled, today),
    hour,
    channel,
    listing: listing < 0 ? null : listing,
    coupon:
      cut > 0
        ? {
            cutFen: Math.round(cut * 100),
            overFen: Math.round((over ?? 0) * 100),
            days: couponDays,
          }
        : null,
    holdPermille: hold * 10,
    days,
  };
}
