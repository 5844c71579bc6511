import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import type { DemoAccount, SessionState } from "../../../../src/contract/index.ts";
import { call, codeOf, queryClient } from "../../api/index.ts";
import { setLocale, useLocale, useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { factorTexts } from "./factor-texts.ts";
import { SignOn } from "./SignOn.tsx";
import { sessionTexts } from "./texts.ts";
import { forgetAllButSession, sessionQuery } from "./use-session.ts";
import "./session.css";

interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly code?: string;
}

/** Codes that say a one-time code is wanted with the password. */
const WANTS_CODE: readonly (string | null)[] = ["session.codeRequired", "session.codeWrong"];

/** The door: account and password; in the demo world also one button per role. */
export function SignInPage({ state }: { readonly state: SessionState }) {
  const t = useTexts(sessionTexts);
  const factor = useTexts(factorTexts);
  const locale = useLocale();
  const [wantsCode, setWantsCode] = useState(false);
  const enter = useMutation({
    mutationFn: (body: Credentials) => call("POST /api/session", { body }),
    onError: (error) => setWantsCode((wanted) => wanted || WANTS_CODE.includes(codeOf(error))),
    onSuccess: (answer) => {
      forgetAllButSession(); // nothing read by another account stays
      queryClient.setQueryData(sessionQuery().queryKey, answer);
    },
  });
  return (
    <main className="door">
      <div className="door-card">
        <header>
          <div className="spread">
            <strong className="door-name">{state.organisation}</strong>
            <button
              type="button"
              className="link"
              onClick={() => setLocale(locale === "en" ? "zh-CN" : "en")}
            >
              {t.language}
            </button>
          </div>
          <p className="door-lead">{t.lead}</p>
        </header>
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={enter.mutate}>
          <Form.Item
            name="account"
            label={t.account}
            rules={[{ required: true, message: t.required }]}
          >
            <Input autoFocus autoComplete="username" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t.password}
            rules={[{ required: true, message: t.required }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {wantsCode ? (
            <Form.Item
              name="code"
              label={factor.code}
              rules={[{ required: true, message: t.required }]}
            >
              <Input autoFocus autoComplete="one-time-code" />
            </Form.Item>
          ) : null}
          {enter.error === null ? null : (
            <div className="door-refusal">
              <Refusal error={enter.error} />
            </div>
          )}
          <Button type="primary" htmlType="submit" block loading={enter.isPending}>
            {t.signIn}
          </Button>
        </Form>
        {state.signOn === null ? null : <SignOn name={state.signOn} />}
        {state.demo ? (
          <DemoAccounts
            accounts={state.demoAccounts}
            onPick={({ account, password }) => enter.mutate({ account, password })}
          />
        ) : (
          <p className="muted small">{t.firstStart}</p>
        )}
      </div>
    </main>
  );
}

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[];
  readonly onPick: (account: DemoAccount) => void;
}

function DemoAccounts({ accounts, onPick }: DemoAccountsProps) {
  const t = useTexts(sessionTexts);
  return (
    <section className="door-demo">
      <h2>{t.demoTitle}</h2>
      <p className="muted small">{t.demoHint}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.account}>
            <button type="button" onClick={() => onPick(account)}>
              <span>{account.displayName}</span>
              <small>{account.roles.map((role) => t[role]).join(" · ")}</small>
              <code>
                {account.account} / {account.password}
              </code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
