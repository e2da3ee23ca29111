/** The shop's name, logo and main category. */
import { Button, Form, Input, Select } from "antd";
import { PictureInput, rate, useCommand, useLanguage, useText, type Earlier } from "@dianzhang/ui";
import type { SetProfile, ShopView } from "../commands.ts";

interface Filled {
  readonly name: string;
  readonly mainCategory: string;
  readonly logo: string | null;
}

export function ProfileForm({ view }: { readonly view: Earlier<ShopView, "returns" | "face"> }) {
  const t = useText("storefront");
  const { language } = useLanguage();
  const { tell, isBusy } = useCommand<SetProfile>();
  const [form] = Form.useForm<Filled>();
  const categories = view.categories.map((category) => ({
    value: category.id,
    label: category[language],
  }));
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={isBusy}
      initialValues={{ name: view.name, mainCategory: view.mainCategory, logo: view.logo }}
      onFinish={(filled) => void tell({ type: "storefront/set-profile", ...filled }, t("saved"))}
    >
      <Form.Item
        name="name"
        label={t("profile.name")}
        extra={t(view.name === "" ? "profile.nameRule" : "profile.nameWhy")}
        rules={[{ required: true, min: 2, max: 30, message: t("profile.nameRule") }]}
      >
        <Input maxLength={30} showCount />
      </Form.Item>
      <Form.Item
        name="mainCategory"
        label={t("profile.category")}
        extra={t("profile.categoryWhy")}
        rules={[{ required: true, message: t("profile.categoryNeeded") }]}
      >
        <Select options={categories} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
      <Form.Item
        name="logo"
        label={t("profile.logo")}
        valuePropName="value"
        extra={<LogoWhy face={view.face ?? null} />}
      >
        <Logo />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t("save")}
      </Button>
    </Form>
  );
}

/** What the logo that is up does: how clear it is, how well it is known. */
function LogoWhy({ face }: { readonly face: ShopView["face"] }) {
  const t = useText("storefront");
  const { language } = useLanguage();
  if (!face) return <>{t("profile.logoWhy")}</>;
  const does = t(face.permille < PLAIN_FACE ? "profile.logoPoor" : "profile.logoClear", {
    score: rate(face.permille / 1000, language),
    known: rate(face.knownPermille / 1000, language),
  });
  return (
    <>
      {does} {t("profile.logoWhy")}
    </>
  );
}

/** Below this a logo does harm. */
const PLAIN_FACE = 400;

function Logo({
  value = null,
  onChange,
}: {
  readonly value?: string | null;
  readonly onChange?: (hash: string | null) => void;
}) {
  const t = useText("storefront");
  return (
    <>
      <PictureInput value={value} label={t("profile.logo")} onChange={(hash) => onChange?.(hash)} />
      {value === null ? null : (
        <Button type="link" size="small" onClick={() => onChange?.(null)}>
          {t("profile.noLogo")}
        </Button>
      )}
    </>
  );
}
