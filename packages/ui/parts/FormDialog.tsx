/** A form in a dialog: its title, its fields, one button that sends what is valid. */
import { Form, Modal, type FormInstance } from "antd";
import type { ReactNode } from "react";
import { useFocusBack } from "./use-focus-back.ts";

export interface FormDialogProps<Values> {
  readonly title: ReactNode;
  readonly okText: string;
  readonly cancelText: string;
  readonly isBusy: boolean;
  readonly form: FormInstance<Values>;
  readonly start: object;
  readonly onSend: (values: Values) => Promise<void>;
  readonly onClose: () => void;
  readonly width?: number;
  readonly children: ReactNode;
}

export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const { title, okText, cancelText, isBusy, form, start, onSend, onClose, width, children } =
    props;
  useFocusBack();
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={cancelText}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
      {...(width === undefined ? {} : { width })}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onFinish={(values) => void onSend(values)}
      >
        {children}
      </Form>
    </Modal>
  );
}
