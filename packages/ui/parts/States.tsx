/** What does a screen show while it waits, when there is nothing, and when something failed? */
import { useEffect, useState, type ReactNode } from "react";
import { Alert, Button, Empty, Skeleton } from "antd";
import { useText } from "../language.ts";
import { isNotInModel } from "../server/client.ts";
import { useRefusal } from "../server/use-refusal.ts";
import type { Asked } from "../server/use-view.ts";
import { useTold } from "./Missing.tsx";

interface LoadedProps<T> {
  readonly asked: Asked<T>;
  readonly children: (value: T) => ReactNode;
  readonly rows?: number;
}

/** Skeleton, then the value, or what went wrong with a way to try again. */
export function Loaded<T>({ asked, children, rows = 5 }: LoadedProps<T>) {
  if (asked.value !== undefined) return children(asked.value);
  if (asked.error) return <Failed error={asked.error} onRetry={asked.retry} />;
  return <Loading rows={rows} />;
}

interface FailedProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** What the button says where it does more than ask again. */
  readonly retryText?: string;
}

/** What went wrong, in the reader's words, and the way to try again. */
export function Failed({ error, onRetry, retryText }: FailedProps) {
  return isNotInModel(error) ? (
    <Earlier error={error} />
  ) : (
    <Trouble error={error} onRetry={onRetry} {...(retryText ? { retryText } : {})} />
  );
}

// Asking again would not help: the market's own model is an earlier one.
function Earlier({ error }: { readonly error: unknown }) {
  const refusal = useRefusal();
  return <Alert className="dz-earlier" type="info" showIcon title={refusal(error)} />;
}

function Trouble({ error, onRetry, retryText }: FailedProps) {
  const t = useText("ui");
  const refusal = useRefusal();
  useTold();
  return (
    <Alert
      className="dz-failed"
      type="warning"
      showIcon
      title={t("states.failed")}
      description={refusal(error)}
      action={
        <Button type="primary" onClick={onRetry}>
          {retryText ?? t("states.retry")}
        </Button>
      }
    />
  );
}

/** After how many milliseconds of waiting which sentence is due. */
const SAID_AFTER = { waiting: 2_000, long: 10_000 } as const;

/** A skeleton that says in words what is going on when it stands for longer than a moment. */
export function Loading({ rows = 5 }: { readonly rows?: number }) {
  const t = useText("ui");
  const [said, setSaid] = useState<keyof typeof SAID_AFTER | null>(null);
  useEffect(() => {
    const timers = (["waiting", "long"] as const).map((due) =>
      setTimeout(() => setSaid(due), SAID_AFTER[due]),
    );
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div className="dz-waiting" aria-busy>
      <Skeleton active paragraph={{ rows }} />
      <p className="dz-quiet" role="status">
        {said ? t(`states.${said}`) : null}
      </p>
    </div>
  );
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
