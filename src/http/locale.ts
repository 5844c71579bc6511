import type { FastifyRequest } from "fastify";
import type { Locale } from "../i18n/text.ts";

/** `?lang=` decides, else the first language of Accept-Language that we speak, else Chinese. */
export function localeOf(request: FastifyRequest): Locale {
  const query: unknown = request.query;
  const asked =
    typeof query === "object" && query !== null && "lang" in query ? query.lang : undefined;
  const languages = typeof asked === "string" ? asked : (request.headers["accept-language"] ?? "");
  for (const part of languages.split(",")) {
    const language = part.trim().toLowerCase();
    if (language.startsWith("zh")) return "zh-CN";
    if (language.startsWith("en")) return "en";
  }
  return "zh-CN";
}
