import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Refusal } from "../refusal/index.ts";
import { factorTexts } from "./factor-texts.ts";

const REFUSALS = [
  "session.signOnFailed",
  "session.signOnUnknown",
  "session.signOnAdministrator",
  "session.signOnFactor",
  "session.noProvider",
] as const;

/** The way in through the organisation's own sign-in, and what became of the last try. */
export function SignOn({ name }: { readonly name: string }) {
  const t = useTexts(factorTexts);
  const came = new URLSearchParams(window.location.search).get("signOn");
  const refused = REFUSALS.find((code) => code === came);
  const begin = useMutation({
    mutationFn: () => call("POST /api/sign-on", {}),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <div className="stack door-sign-on">
      {refused === undefined ? null : <Notice items={[{ what: t[refused], can: null }]} />}
      {begin.error === null ? null : <Refusal error={begin.error} />}
      <Button block loading={begin.isPending} onClick={() => begin.mutate()}>
        {t.signOn(name)}
      </Button>
    </div>
  );
}
