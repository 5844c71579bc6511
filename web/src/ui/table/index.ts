export type { Column, Sort } from "./column.ts";
export { type PagedRows, type RowPage, usePagedRows } from "./use-paged-rows.ts";
export { VirtualTable } from "./VirtualTable.tsx";
