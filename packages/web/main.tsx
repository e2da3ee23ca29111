/** How does the app start in a browser? */
import "@dianzhang/ui/ui.css";
import "./web.css";
import { QueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { openLanguage } from "@dianzhang/ui";
import { reshapeWhenFontsArrive } from "./late-fonts.ts";
import { forbidCompiling } from "./no-eval.ts";
import { openRouter } from "./router.tsx";
import { Surroundings } from "./shell/Surroundings.tsx";
import { addRefusals, collectTexts } from "./texts.ts";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: 1,
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      // Without a network the question fails and says so, instead of waiting without a word.
      networkMode: "always",
      refetchOnReconnect: true,
    },
    // Nothing told is kept back to be sent when nobody expects it any more.
    mutations: { networkMode: "always" },
  },
});
const language = await openLanguage(collectTexts());
forbidCompiling();
reshapeWhenFontsArrive();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <I18nextProvider i18n={language}>
      <Surroundings queries={queries}>
        <RouterProvider router={openRouter()} />
      </Surroundings>
    </I18nextProvider>,
  );
}
await addRefusals(language);
