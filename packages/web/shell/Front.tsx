/** Around every screen: whoever must set up a second factor is led there first, whatever the address. */
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useSession } from "./session.ts";

const SET_UP = "/set-up";

export function Front() {
  return (
    <>
      <Usher />
      <Outlet />
    </>
  );
}

// Beside the screens, not around them: it hears of every address, and they must not be drawn anew for that.
function Usher() {
  const pathname = useLocation({ select: (location) => location.pathname });
  const go = useNavigate();
  const session = useSession();
  const isElsewhere = session.value?.asks === "set-up" && pathname !== SET_UP;
  useEffect(() => {
    if (isElsewhere) void go({ to: SET_UP, replace: true });
  }, [isElsewhere, go]);
  return null;
}
