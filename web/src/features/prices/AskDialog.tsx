import { unreachable } from "../../ui/unreachable.ts";
import { AskLeaver } from "./AskLeaver.tsx";
import { AskWhatIf } from "./AskWhatIf.tsx";
import type { Asked } from "./ask-kinds.ts";

interface AskDialogProps {
  readonly asked: Asked;
  readonly onClose: () => void;
}

/** The dialog of the question that was chosen; its answer is a plan of its own, which opens. */
export function AskDialog({ asked, onClose }: AskDialogProps) {
  switch (asked.kind) {
    case "leaver":
      return <AskLeaver asked={asked} onClose={onClose} />;
    case "extraManager":
    case "limit":
      return <AskWhatIf asked={asked} kind={asked.kind} onClose={onClose} />;
    default:
      return unreachable(asked.kind);
  }
}
