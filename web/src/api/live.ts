import { useEffect, useEffectEvent } from "react";

/** Listens to server-sent events while `url` is set; the browser reconnects by itself. */
export function useLive<Events extends object>(
  url: string | null,
  handlers: { readonly [Name in keyof Events]: (data: Events[Name]) => void },
): void {
  const names = Object.keys(handlers).join(" ");
  const onEvent = useEffectEvent((name: string, text: string) => {
    for (const key in handlers) if (key === name) handlers[key](JSON.parse(text));
  });
  useEffect(() => {
    if (url === null) return;
    const source = new EventSource(url);
    for (const name of names.split(" ")) {
      source.addEventListener(name, (event) => {
        onEvent(name, event.data);
        if (name === "state") source.close(); // the last event of every stream
      });
    }
    return () => source.close();
  }, [url, names]);
}
