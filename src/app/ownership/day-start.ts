import type { LocalDate } from "../../core/shared/index.ts";

/** The instant at which a civil day begins in China, which has had no summer time since 1991. */
export const dayStart = (day: LocalDate): Date => new Date(`${day}T00:00:00+08:00`);
