import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { read } from "../../api/index.ts";
import { SideDrawer } from "../../ui/SideDrawer.tsx";
import { Explanation } from "../explanation/index.ts";
import { Loaded } from "../refusal/index.ts";
import { useOpenCustomer } from "./use-open-customer.ts";

const route = getRouteApi("/shell/allocation/$id");

/** Why the customer in the address goes to whom it goes. */
export function ReasonDrawer({ run }: { readonly run: string }) {
  const { customer } = route.useSearch();
  const open = useOpenCustomer();
  return customer === undefined ? null : (
    <OpenReason run={run} customer={customer} onClose={() => open(null)} />
  );
}

interface OpenReasonProps {
  readonly run: string;
  readonly customer: string;
  readonly onClose: () => void;
}

function OpenReason({ run, customer, onClose }: OpenReasonProps) {
  const query = useQuery(
    read("GET /api/runs/:id/customers/:customer/reason", { params: { id: run, customer } }),
  );
  const name = query.data?.customer.name ?? customer;
  return (
    <SideDrawer
      title={
        <Link to="/customers/$id" params={{ id: customer }}>
          {name}
        </Link>
      }
      isOpen
      onClose={onClose}
    >
      <Loaded query={query}>{(reason) => <Explanation reason={reason} run={run} />}</Loaded>
    </SideDrawer>
  );
}
