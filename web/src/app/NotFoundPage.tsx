import { Link } from "@tanstack/react-router";
import { useTexts } from "../i18n/index.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { shellTexts } from "./texts.ts";

export function NotFoundPage() {
  const t = useTexts(shellTexts);
  return (
    <EmptyState
      title={t.notFound}
      hint={t.notFoundHint}
      action={<Link to="/">{t.backHome}</Link>}
    />
  );
}
