import { queryClient } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { FactorForm } from "./FactorForm.tsx";
import { factorTexts } from "./factor-texts.ts";
import { sessionQuery } from "./use-session.ts";
import "./session.css";

/** Stands before everything else while an administrator has no second factor. */
export function FactorGate() {
  const t = useTexts(factorTexts);
  const enter = () => void queryClient.invalidateQueries({ queryKey: sessionQuery().queryKey });
  return (
    <main className="door">
      <div className="door-card">
        <strong className="door-name">{t.title}</strong>
        <p className="door-lead">{t.must}</p>
        <FactorForm onDone={enter} />
      </div>
    </main>
  );
}
