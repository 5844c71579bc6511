import type { Brand } from "./brand.ts";

/** 客户编号, as the organisation writes it. */
export type CustomerId = Brand<string, "CustomerId">;
/** 工号 of a customer manager (客户经理). */
export type ManagerId = Brand<string, "ManagerId">;
/** 机构代码. */
export type UnitId = Brand<string, "UnitId">;
/** Stable id of a regime (制度), for example `hz-group-2026`. */
export type RegimeId = Brand<string, "RegimeId">;
/** Stable key of an article; survives renumbering. */
export type ArticleKey = Brand<string, "ArticleKey">;

export const customerId = (text: string): CustomerId => text as CustomerId;
export const managerId = (text: string): ManagerId => text as ManagerId;
export const unitId = (text: string): UnitId => text as UnitId;
export const regimeId = (text: string): RegimeId => text as RegimeId;
export const articleKey = (text: string): ArticleKey => text as ArticleKey;
