export { FactorGate } from "./FactorGate.tsx";
export { PasswordForm } from "./PasswordForm.tsx";
export { PasswordGate } from "./PasswordGate.tsx";
export { SignInPage } from "./SignInPage.tsx";
export { sessionTexts } from "./texts.ts";
export { forgetAllButSession, sessionQuery, useMay, useSession } from "./use-session.ts";
