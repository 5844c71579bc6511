import { useTexts } from "../../i18n/index.ts";
import { PasswordForm } from "./PasswordForm.tsx";
import { sessionTexts } from "./texts.ts";
import "./session.css";

/** Stands before everything else while the password is a one-time one. */
export function PasswordGate() {
  const t = useTexts(sessionTexts);
  return (
    <main className="door">
      <div className="door-card">
        <strong className="door-name">{t.changeTitle}</strong>
        <p className="door-lead">{t.mustChange}</p>
        <PasswordForm />
      </div>
    </main>
  );
}
