/** The shop's name, logo and main category. */
import { Button, Form, Input, Select } from "antd";
import { PictureInput, useCommand, useLanguage, useText } from "@dianzhang/ui";
import type { SetProfile, ShopView } from "../commands.ts";

interface Filled {
  readonly name: string;
  readonly mainCategory: string;
  readonly logo: string | null;
}

export function ProfileForm({ view }: { readonly view: Omit<ShopView, "returns"> }) {
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
        extra={t("profile.nameRule")}
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
      <Form.Item name="logo" label={t("profile.logo")} valuePropName="value">
        <Logo />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t("save")}
      </Button>
    </Form>
  );
}

function Logo({
  value = null,
  onChange,
}: {
  readonly value?: string | null;
  readonly onChange?: (hash: string) => void;
}) {
  const t = useText("storefront");
  return (
    <PictureInput value={value} label={t("profile.logo")} onChange={(hash) => onChange?.(hash)} />
  );
}
