export { NewCustomerPage } from "./NewCustomerPage.tsx";
export { type Collided, RaiseCollision } from "./RaiseCollision.tsx";
