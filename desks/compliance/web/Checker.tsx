/** Any text read before it is shown: what it claims, by which clause, and why. */
import { Input } from "antd";
import { useDeferredValue, useState } from "react";
import { Block, inLanguage, Loaded, Nothing, useLanguage, useText, useView } from "@dianzhang/ui";
import type { ClaimLine } from "../commands.ts";
import { Marked } from "./Marked.tsx";

export function Checker() {
  const t = useText("compliance");
  const [text, setText] = useState("");
  return (
    <div className="dz-columns-2">
      <Block title={t("check.title")}>
        <p className="dz-quiet">{t("check.why")}</p>
        <Input.TextArea
          value={text}
          rows={8}
          maxLength={2000}
          showCount
          placeholder={t("check.hint")}
          aria-label={t("check.title")}
          onChange={({ target }) => setText(target.value)}
        />
      </Block>
      <Block title={t("check.found")}>
        <Found text={useDeferredValue(text)} />
      </Block>
    </div>
  );
}

function Found({ text }: { readonly text: string }) {
  const t = useText("compliance");
  const { language } = useLanguage();
  const asked = useView<readonly ClaimLine[]>("compliance/check", { text });
  if (text.trim() === "") return <Nothing text={t("check.empty")} />;
  return (
    <Loaded asked={asked} rows={3}>
      {(claims) => (
        <>
          <p className="dz-checked">
            <Marked text={text} claims={claims} />
          </p>
          {claims.length === 0 ? (
            <p>{t("check.clean")}</p>
          ) : (
            <ol className="dz-law-list">
              {claims.map((claim) => (
                <li key={`${claim.from} ${claim.kind}`}>
                  <strong>{claim.text}</strong> · {t(`claim.${claim.kind}`)} ·{" "}
                  {inLanguage(claim.clause, language)}
                  <br />
                  <span className="dz-quiet">{inLanguage(claim.why, language)}</span>
                  {claim.isLikely && <p className="dz-quiet">{t("check.likely")}</p>}
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </Loaded>
  );
}
