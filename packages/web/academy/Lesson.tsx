/** One lesson: its text, what will be looked at, and the way into the task on the real screens. */
import type { StartedAttempt } from "@dianzhang/api";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import {
  Block,
  call,
  inLanguage,
  Loaded,
  Page,
  useLanguage,
  useRefusal,
  useText,
} from "@dianzhang/ui";
import { useLesson } from "./lessons.ts";
import { Markdown } from "./Markdown.tsx";

export function Lesson() {
  const t = useText("web");
  const { language } = useLanguage();
  const { desk = "", lesson = "" } = useParams({ strict: false }) as {
    desk?: string;
    lesson?: string;
  };
  const page = useLesson(`${desk}/${lesson}`);
  return (
    <Loaded asked={page} rows={12}>
      {(value) => (
        <Page
          title={inLanguage(value.title, language)}
          note={t(`rail.${value.desk}`)}
          actions={<Start lesson={value.id} />}
        >
          <Block>
            <Markdown text={withoutTitle(inLanguage(value.body, language))} />
          </Block>
          <Block title={t("academy.checkpoints")}>
            <ul>
              {value.checkpoints.map((point) => (
                <li key={point.id}>{inLanguage(point.text, language)}</li>
              ))}
            </ul>
          </Block>
        </Page>
      )}
    </Loaded>
  );
}

// The page already carries the lesson's title as its head.
function withoutTitle(text: string): string {
  return text.replace(/^# .*\n/, "");
}

function Start({ lesson }: { readonly lesson: string }) {
  const t = useText("web");
  const go = useNavigate();
  const queries = useQueryClient();
  const refusal = useRefusal();
  const { message } = App.useApp();
  const [isStarting, setStarting] = useState(false);
  const start = async () => {
    setStarting(true);
    try {
      const started = await call<StartedAttempt>("POST", `/api/lessons/${lesson}/attempts`, {});
      await queries.invalidateQueries({ queryKey: ["markets"] });
      await go({ to: `/m/${started.market}/today` });
    } catch (error) {
      message.error(refusal(error), 6);
    } finally {
      setStarting(false);
    }
  };
  return (
    <Button type="primary" loading={isStarting} onClick={() => void start()}>
      {t("academy.start")}
    </Button>
  );
}
