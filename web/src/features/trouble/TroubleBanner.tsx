import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { read } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { troubleTexts } from "./texts.ts";

const LOOK_AGAIN = 15_000;

/** Says on every page that nothing can be written for now; goes away by itself. */
export function TroubleBanner() {
  const t = useTexts(troubleTexts);
  const { data } = useQuery({ ...read("GET /api/health", {}), refetchInterval: LOOK_AGAIN });
  if (data === undefined || data.writable) return null;
  return <Alert banner type="warning" title={t.full} role="status" />;
}
