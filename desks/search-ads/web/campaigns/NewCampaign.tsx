/** A new campaign: its name and what a day of it may cost. */
import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useCommand, useText } from "@dianzhang/ui";
import { LEAST_BUDGET_FEN, type CreateCampaign } from "../../commands.ts";
import { inFen, inYuan } from "../yuan.ts";

interface Filled {
  readonly name: string;
  readonly budget: number;
}

export function NewCampaign() {
  const t = useText("search-ads");
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<Filled>();
  const { tell, isBusy } = useCommand<CreateCampaign>();
  const save = async ({ name, budget }: Filled) => {
    const command = {
      type: "search-ads/create-campaign",
      name,
      budgetFen: inFen(budget),
      isEven: true,
    } as const;
    if (await tell(command, t("campaign.created"))) setOpen(false);
  };
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t("campaign.new")}
      </Button>
      <Modal
        open={isOpen}
        title={t("campaign.new")}
        okText={t("campaign.create")}
        cancelText={t("cancel")}
        confirmLoading={isBusy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ budget: 50 }}
          onFinish={(filled) => void save(filled)}
        >
          <Form.Item
            name="name"
            label={t("campaign.name")}
            rules={[{ required: true, message: t("campaign.nameNeeded") }]}
          >
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name="budget" label={t("campaign.budget")} extra={t("campaign.budgetWhy")}>
            <InputNumber min={inYuan(LEAST_BUDGET_FEN)} precision={2} prefix="¥" />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
