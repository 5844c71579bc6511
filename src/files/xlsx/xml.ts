import { SaxesParser, type SaxesTagPlain } from "saxes";

export interface XmlHandlers {
  /** Tag name without its namespace prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** A parser that never resolves entities of a document type: a DOCTYPE ends the reading. */
export function xmlParser(handlers: XmlHandlers): { write(chunk: string): void; close(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("a workbook holds no document type");
  });
  parser.on("opentag", (tag: SaxesTagPlain) => handlers.open(local(tag.name), tag.attributes));
  parser.on("closetag", (tag: SaxesTagPlain) => handlers.close?.(local(tag.name)));
  const onText = handlers.text;
  if (onText !== undefined) {
    parser.on("text", onText);
    parser.on("cdata", onText);
  }
  return {
    write: (chunk) => void parser.write(chunk),
    close: () => void parser.close(),
  };
}

/** Parses a small document in one go. */
export function readXml(text: string, handlers: XmlHandlers): void {
  const parser = xmlParser(handlers);
  parser.write(text);
  parser.close();
}
