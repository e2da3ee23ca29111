/** What does an address without a screen show? */
import { Button, Result } from "antd";
import { useText } from "@dianzhang/ui";

export function NotFound() {
  const t = useText("web");
  return (
    <Result status="404" title={t("notFound")} extra={<Button href="/">{t("home.go")}</Button>} />
  );
}
