import type { ImportKind, ImportView } from "../../../src/contract/index.ts";
import { currentLocale } from "../i18n/index.ts";
import { ProblemError, problemOf } from "./problem.ts";

interface Upload {
  readonly kind: ImportKind;
  readonly file: File;
  /** Hears how much of the file has left, 0 … 1, which fetch cannot tell. */
  readonly onShare: (share: number) => void;
}

/** Sends a file to be imported. */
export function uploadImport({ kind, file, onShare }: Upload): Promise<ImportView> {
  const form = new FormData();
  form.set("kind", kind);
  form.set("file", file);
  return new Promise((resolve, reject) => {
    const sender = new XMLHttpRequest();
    sender.open("POST", "/api/imports");
    sender.setRequestHeader("x-guanhu", "1");
    sender.setRequestHeader("accept-language", currentLocale());
    sender.upload.onprogress = (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    };
    sender.onerror = () => reject(new ProblemError({ kind: "unreachable" }));
    sender.onload = () => {
      if (sender.status >= 200 && sender.status < 300) resolve(JSON.parse(sender.responseText));
      else reject(new ProblemError(problemOf(sender.status, sender.responseText)));
    };
    sender.send(form);
  });
}
