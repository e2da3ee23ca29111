/** A line over which the server tells news; when it is cut it is opened again, and whoever listens is told. */

/** The browser mends most cuts at once; nobody is told of those. */
const CUT_MS = 3_000;
/** The browser gives a line up that the server refused; it is opened again this much later. */
const REOPEN_MS = 10_000;

interface Listener<N> {
  readonly onNews: (news: N) => void;
  readonly onCut: () => void;
  /** Heard again after any cut, however short: news may have been missed. */
  readonly onBack: () => void;
}

/** Answers how to close the line. */
export function openLine<N>(path: string, { onNews, onCut, onBack }: Listener<N>): () => void {
  let source: EventSource;
  let told: ReturnType<typeof setTimeout> | undefined;
  let reopened: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(path);
    source.onmessage = ({ data }: MessageEvent<string>) => onNews(JSON.parse(data) as N);
    source.onopen = () => {
      if (told === undefined) return;
      clearTimeout(told);
      told = undefined;
      onBack();
    };
    source.onerror = () => {
      told ??= setTimeout(onCut, CUT_MS);
      if (source.readyState === EventSource.CLOSED) reopened = setTimeout(open, REOPEN_MS);
    };
  };
  open();
  return () => {
    clearTimeout(told);
    clearTimeout(reopened);
    source.close();
  };
}
