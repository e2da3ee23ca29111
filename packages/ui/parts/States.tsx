/** What does a screen show while it waits, when there is nothing, and when something failed? */
import type { ReactNode } from "react";
import { Alert, Button, Empty, Skeleton } from "antd";
import { useText } from "../language.ts";
import { useRefusal } from "../server/use-refusal.ts";
import type { Asked } from "../server/use-view.ts";

interface LoadedProps<T> {
  readonly asked: Asked<T>;
  readonly children: (value: T) => ReactNode;
  readonly rows?: number;
}

/** Skeleton, then the value, or what went wrong with a way to try again. */
export function Loaded<T>({ asked, children, rows = 5 }: LoadedProps<T>) {
  const t = useText("ui");
  const refusal = useRefusal();
  if (asked.value !== undefined) return children(asked.value);
  if (asked.error) {
    return (
      <Alert
        className="dz-failed"
        type="warning"
        showIcon
        title={t("states.failed")}
        description={refusal(asked.error)}
        action={
          <Button type="primary" onClick={asked.retry}>
            {t("states.retry")}
          </Button>
        }
      />
    );
  }
  return <Skeleton active paragraph={{ rows }} />;
}

/** Nothing here yet, and what to do about it. */
export function Nothing({
  text,
  children,
}: {
  readonly text: string;
  readonly children?: ReactNode;
}) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
      {children}
    </Empty>
  );
}
