import type { EditorView } from "@codemirror/view";
import { useEffect, useEffectEvent, useRef } from "react";
import { goToLine, type Mark, makeEditor, showMarks } from "./make-editor.ts";

interface CodeEditorProps {
  /** The text it begins with; later changes come from the writer only. */
  readonly text: string;
  readonly label: string;
  readonly marks: readonly Mark[];
  readonly onChange: (text: string) => void;
  /** Where to go; a new object goes there again. */
  readonly goTo: { readonly line: number } | null;
}

/** The text of a regime with its faults at their lines. */
export function CodeEditor(props: CodeEditorProps) {
  const { marks, goTo, label } = props;
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const onChange = useEffectEvent((text: string) => props.onChange(text));
  const firstText = useEffectEvent(() => props.text);
  useEffect(() => {
    if (box.current === null) return;
    const view = makeEditor({
      parent: box.current,
      text: firstText(),
      label,
      onChange: (text) => onChange(text),
    });
    editor.current = view;
    return () => {
      view.destroy();
      editor.current = null;
    };
  }, [label]);
  useEffect(() => {
    if (editor.current !== null) showMarks(editor.current, marks);
  }, [marks]);
  useEffect(() => {
    if (editor.current !== null && goTo !== null) goToLine(editor.current, goTo.line);
  }, [goTo]);
  return <div ref={box} className="code-editor" />;
}
