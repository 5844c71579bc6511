import { Button } from "antd";
import { useState } from "react";
import type { CustomerView } from "../../../../src/contract/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { useMay, useSession } from "../session/index.ts";
import { RaiseCollision } from "./RaiseCollision.tsx";
import { newCustomerTexts } from "./texts.ts";

/** On a customer's page: somebody else should look after it. */
export function CollideButton({ customer }: { readonly customer: CustomerView }) {
  const t = useTexts(newCustomerTexts);
  const [isOpen, setOpen] = useState(false);
  const may = useMay("customer.create");
  const own = useSession()?.manager?.id;
  if (!may || (own !== undefined && customer.owner?.id === own)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.collide}</Button>
      {isOpen ? (
        <RaiseCollision about={{ customer: customer.id }} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
