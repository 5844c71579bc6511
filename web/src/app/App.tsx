import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useEffect } from "react";
import { codeOf, queryClient } from "../api/index.ts";
import { Refusal } from "../features/refusal/index.ts";
import { FactorGate, PasswordGate, SignInPage, sessionQuery } from "../features/session/index.ts";
import { useLocale, useTexts } from "../i18n/index.ts";
import { theme } from "../ui/theme.ts";
import { router } from "./router.tsx";
import { shellTexts } from "./texts.ts";

/** A session that ended elsewhere (401) brings the reader back to the door. */
function useDoorOnExpiry(): void {
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe(({ query }) => {
        if (codeOf(query.state.error) !== "session.required") return;
        if (query.queryKey[0] === sessionQuery().queryKey[0]) return;
        void queryClient.invalidateQueries({ queryKey: sessionQuery().queryKey });
      }),
    [],
  );
}

function Door() {
  const t = useTexts(shellTexts);
  const state = useQuery(sessionQuery());
  useDoorOnExpiry();
  if (state.data === undefined) {
    return state.error === null ? (
      <p className="empty">{t.loading}</p>
    ) : (
      <Refusal error={state.error} onRetry={() => void state.refetch()} />
    );
  }
  const { session } = state.data;
  if (session === null) return <SignInPage state={state.data} />;
  if (session.mustChangePassword) return <PasswordGate />;
  return session.factor === "owed" ? <FactorGate /> : <RouterProvider router={router} />;
}

export function App() {
  const locale = useLocale();
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider
        theme={theme}
        locale={locale === "en" ? enUS : zhCN}
        button={{ autoInsertSpace: false }}
      >
        <AntApp>
          <Door />
        </AntApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
