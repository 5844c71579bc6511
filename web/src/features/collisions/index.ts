export { CollisionPage } from "./CollisionPage.tsx";
export { CollisionsPage } from "./CollisionsPage.tsx";
