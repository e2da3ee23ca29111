/** A new campaign: its name, where it is shown, and its stages. */
import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Modal, Segmented } from "antd";
import { useState } from "react";
import { useCommand, useText } from "@dianzhang/ui";
import {
  PLACEMENTS,
  type CreateCampaign,
  type Placement,
  type StageInput,
} from "../../commands.ts";
import { StagesEditor } from "./StagesEditor.tsx";

const FIRST: readonly StageInput[] = [
  { kind: "test", days: 3, budgetFen: 5000 },
  { kind: "ramp", days: null, budgetFen: 10_000 },
];

export function NewCampaign() {
  const t = useText("feed-ads");
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [placement, setPlacement] = useState<Placement>("feed");
  const [stages, setStages] = useState<readonly StageInput[]>(FIRST);
  const { tell, isBusy } = useCommand<CreateCampaign>();
  const save = async () => {
    const command: CreateCampaign = {
      type: "feed-ads/create-campaign",
      name,
      placement,
      stages: [...stages],
      isEven: true,
    };
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
        okButtonProps={{ disabled: name.trim() === "" }}
        onOk={() => void save()}
        onCancel={() => setOpen(false)}
      >
        <Form layout="vertical" requiredMark={false}>
          <Form.Item label={t("campaign.name")} htmlFor="feed-campaign-name">
            <Input
              id="feed-campaign-name"
              maxLength={30}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Form.Item>
          <Form.Item label={t("placement.title")} extra={t(`placement.${placement}Why`)}>
            <Segmented
              aria-label={t("placement.title")}
              value={placement}
              options={PLACEMENTS.map((value) => ({ value, label: t(`placement.${value}`) }))}
              onChange={setPlacement}
            />
          </Form.Item>
          <Form.Item label={t("stage.title")} extra={t("stage.why")}>
            <StagesEditor stages={stages} onChange={setStages} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
