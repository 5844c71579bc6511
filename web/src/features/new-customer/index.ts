export { CollideButton } from "./CollideButton.tsx";
export { NewCustomerPage } from "./NewCustomerPage.tsx";
