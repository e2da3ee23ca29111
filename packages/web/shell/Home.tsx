/** Where does a person land? A teacher in the console, a trainee in the shop, anybody else at the door. */
import { Navigate } from "@tanstack/react-router";
import { Loaded, Nothing, useText } from "@dianzhang/ui";
import { useMarkets, useSession } from "./session.ts";

export function Home() {
  const session = useSession();
  return (
    <Loaded asked={session}>
      {({ person, asks }) => {
        if (!person) return <Navigate to="/sign-in" />;
        if (asks === "set-up") return <Navigate to="/set-up" />;
        return person.role === "trainee" ? <FirstMarket /> : <Navigate to="/teacher" />;
      }}
    </Loaded>
  );
}

function FirstMarket() {
  const t = useText("web");
  const markets = useMarkets();
  return (
    <Loaded asked={markets}>
      {(lines) => {
        const first = lines.find((line) => line.shop !== null);
        return first ? (
          <Navigate to={`/m/${first.id}/today`} />
        ) : (
          <Nothing text={t("home.noMarket")} />
        );
      }}
    </Loaded>
  );
}
