export { type Column, type Sort, sortParameter } from "./column.ts";
export { type PagedRows, type RowPage, usePagedRows } from "./use-paged-rows.ts";
export { VirtualTable } from "./VirtualTable.tsx";
