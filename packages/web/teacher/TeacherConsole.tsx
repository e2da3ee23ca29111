/** 教师: the classes, and for the chosen one its people, its markets, the clock for all, and how everyone does. */
import type { ClassLine, ClassPage } from "@dianzhang/api";
import { Link, Navigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "antd";
import { Block, Loaded, Nothing, Page, useRoute, useText } from "@dianzhang/ui";
import { LanguageSwitch, PersonMenu } from "../shell/PersonBar.tsx";
import { useSession } from "../shell/session.ts";
import { Board } from "./Board.tsx";
import { ClassClock } from "./ClassClock.tsx";
import { Markets } from "./Markets.tsx";
import { NewClass } from "./NewClass.tsx";
import { Roster } from "./Roster.tsx";
import { useLaterWords } from "../words/later-words.ts";

export function TeacherConsole() {
  useLaterWords();
  const t = useText("web");
  const session = useSession();
  const person = session.value?.person ?? null;
  if (session.value && !person) return <Navigate to="/sign-in" />;
  if (person?.role === "trainee") return <Navigate to="/" />;
  return (
    <>
      <header className="dz-teacher-top">
        <Link to="/" className="dz-brand">
          {t("brand")}
        </Link>
        <span>{t("teacher.title")}</span>
        <span className="dz-spring" />
        <LanguageSwitch />
        <PersonMenu person={person} />
      </header>
      <Page title={t("teacher.classes")} actions={<NewClass />}>
        <Loaded asked={session}>{() => <Classes />}</Loaded>
      </Page>
    </>
  );
}

function Classes() {
  const t = useText("web");
  const classes = useRoute<readonly ClassLine[]>(["classes"], "/api/classes");
  const { class: chosen } = useSearch({ strict: false }) as { readonly class?: string };
  return (
    <Loaded asked={classes}>
      {(lines) => {
        const current = lines.find((line) => line.id === chosen) ?? lines[0];
        if (!current)
          return (
            <Block>
              <Nothing text={t("teacher.noClass")} />
            </Block>
          );
        return (
          <>
            <nav className="dz-actions">
              {lines.map((line) => (
                <Link
                  key={line.id}
                  to="/teacher"
                  search={{ class: line.id } as never}
                  className={line.id === current.id ? "dz-class dz-here" : "dz-class"}
                >
                  {line.name}{" "}
                  <span className="dz-quiet">
                    {t("teacher.trainees", { count: line.trainees })}
                  </span>
                </Link>
              ))}
            </nav>
            <OneClass key={current.id} id={current.id} />
          </>
        );
      }}
    </Loaded>
  );
}

function OneClass({ id }: { readonly id: string }) {
  const t = useText("web");
  const page = useRoute<ClassPage>(["class", id], `/api/classes/${id}`);
  return (
    <Loaded asked={page}>
      {(value) => (
        <>
          <ClassClock id={id} hasMarkets={value.markets.length > 0} />
          <Tabs
            items={[
              { key: "board", label: t("teacher.board"), children: <Board id={id} /> },
              { key: "markets", label: t("teacher.markets"), children: <Markets page={value} /> },
              { key: "roster", label: t("teacher.roster"), children: <Roster page={value} /> },
            ]}
          />
        </>
      )}
    </Loaded>
  );
}
