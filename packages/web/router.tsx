/** Which address shows which screen? Every screen's code is loaded when its address is first opened. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { Loading } from "@dianzhang/ui";
import { deskScreens } from "./desks.gen.ts";
import { Broken } from "./shell/Broken.tsx";
import { fromServer } from "./shell/from-server.ts";
import { Front } from "./shell/Front.tsx";
import { Home } from "./shell/Home.tsx";

export function openRouter() {
  const root = createRootRoute({
    component: Front,
    notFoundComponent: lazyRouteComponent(
      fromServer(() => import("./shell/NotFound.tsx")),
      "NotFound",
    ),
  });
  const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: "/sign-in",
    component: lazyRouteComponent(
      fromServer(() => import("./sign-in/SignIn.tsx")),
      "SignIn",
    ),
  });
  const setUp = createRoute({
    getParentRoute: () => root,
    path: "/set-up",
    component: lazyRouteComponent(
      fromServer(() => import("./second-factor/SetUpFirst.tsx")),
      "SetUpFirst",
    ),
  });
  const teacher = createRoute({
    getParentRoute: () => root,
    path: "/teacher",
    component: lazyRouteComponent(
      fromServer(() => import("./teacher/TeacherConsole.tsx")),
      "TeacherConsole",
    ),
  });
  const market = createRoute({
    getParentRoute: () => root,
    path: "/m/$market",
    component: lazyRouteComponent(
      fromServer(() => import("./shell/MarketFrame.tsx")),
      "MarketFrame",
    ),
  });
  const start = createRoute({
    getParentRoute: () => market,
    path: "/",
    beforeLoad: ({ params }) => {
      throw redirect({ to: `/m/${params.market}/today` });
    },
  });
  const inMarket = (path: string, load: () => Promise<Record<string, unknown>>, name: string) =>
    createRoute({
      getParentRoute: () => market,
      path,
      component: lazyRouteComponent(fromServer(load as () => Promise<Record<string, never>>), name),
    });
  const screens = deskScreens.flatMap((desk) =>
    desk.screens.map((screen) => inMarket(screen.path, screen.load as never, "Screen")),
  );
  const own = [
    inMarket("today", () => import("./today/Today.tsx"), "Today"),
    inMarket("history", () => import("./history/History.tsx"), "History"),
    inMarket("academy", () => import("./academy/Academy.tsx"), "Academy"),
    inMarket("academy/$desk/$lesson", () => import("./academy/Lesson.tsx"), "Lesson"),
  ];
  return createRouter({
    routeTree: root.addChildren([
      home,
      signIn,
      setUp,
      teacher,
      market.addChildren([start, ...own, ...screens]),
    ]),
    defaultErrorComponent: Broken,
    defaultPendingComponent: Loading,
    defaultPreload: "intent",
    scrollRestoration: true,
  });
}
