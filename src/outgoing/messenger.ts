import type { Delivery, Messenger } from "../app/webhooks/messenger.ts";
import { type AllowedHosts, judgeAddress } from "./address-rules.ts";
import { ForbiddenAddress, PostTimeout, post } from "./post.ts";
import { deliveryOf } from "./robot-answer.ts";
import { requestOf } from "./robot-request.ts";

const PATIENCE = 10_000;

const failed = (fault: Extract<Delivery, { kind: "failed" }>["fault"]): Delivery => ({
  kind: "failed",
  fault,
  number: null,
});

function faultOf(error: unknown): Delivery {
  if (error instanceof ForbiddenAddress) return failed("addressForbidden");
  if (error instanceof PostTimeout) return failed("timedOut");
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return failed(code === "ENOTFOUND" ? "addressUnknown" : "notReached");
}

/** Sends over HTTP. `allowed`: hosts inside that the operator lets messages go to. */
export function openMessenger(allowed: AllowedHosts, patience = PATIENCE): Messenger {
  return {
    judge: (target) => judgeAddress(target, allowed),
    send: async (message) => {
      const fault = judgeAddress(message.target, allowed);
      if (fault !== null) return failed(fault);
      try {
        const answer = await post(requestOf(message), { allowed, patience });
        return deliveryOf(message.format, answer);
      } catch (error) {
        return faultOf(error);
      }
    },
  };
}
