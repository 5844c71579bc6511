export { PoolPage } from "./PoolPage.tsx";
