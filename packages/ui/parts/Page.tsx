/** The head and body every screen shares. */
import type { ReactNode } from "react";

interface PageProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, note, actions, children }: PageProps) {
  return (
    <section className="dz-page">
      <header className="dz-page-head">
        <div>
          <h1>{title}</h1>
          {note ? <p className="dz-quiet">{note}</p> : null}
        </div>
        <div className="dz-actions">{actions}</div>
      </header>
      {children}
    </section>
  );
}

/** A block of a screen with its own small title. */
export function Block({
  title,
  extra,
  children,
}: {
  readonly title?: ReactNode;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="dz-block">
      {title || extra ? (
        <header>
          <h2>{title}</h2>
          <div className="dz-actions">{extra}</div>
        </header>
      ) : null}
      {children}
    </section>
  );
}
