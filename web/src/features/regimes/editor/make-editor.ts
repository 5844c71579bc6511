import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { yamlFrontmatter, yamlLanguage } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completeRule } from "./completions.ts";

const colours = HighlightStyle.define([
  { tag: tags.heading1, fontWeight: "700", fontSize: "1.15em" },
  { tag: tags.heading2, fontWeight: "700" },
  { tag: [tags.processingInstruction, tags.meta, tags.labelName], color: "#8a969a" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "#17606a" },
  { tag: [tags.string, tags.content], color: "#1f2a2e" },
  { tag: [tags.number, tags.bool, tags.atom], color: "#8a4b12" },
  { tag: [tags.comment], color: "#7d8a8f", fontStyle: "italic" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "#7d8a8f" },
]);

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "14px", backgroundColor: "#fff" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--code)", lineHeight: "1.75" },
  ".cm-gutters": { backgroundColor: "#fafaf7", color: "#9aa5a9", borderRight: "1px solid #ecece6" },
  ".cm-activeLine": { backgroundColor: "#f3f7f6" },
  ".cm-activeLineGutter": { backgroundColor: "#e9f0ef" },
  ".cm-tooltip": { border: "1px solid #d5d6ce", borderRadius: "4px" },
});

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
}

/** A fault as the editor marks it; lines and columns count from 1. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
}

/** The editor of a regime: Markdown with YAML rule blocks. */
export function makeEditor({ parent, text, label, onChange }: EditorOptions): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        EditorView.lineWrapping,
        yamlFrontmatter({
          content: markdown({
            codeLanguages: (info) => (info.startsWith("rule") ? yamlLanguage : null),
          }),
        }),
        syntaxHighlighting(colours),
        autocompletion({ override: [completeRule], icons: false }),
        keymap.of([
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        look,
        EditorView.contentAttributes.of({ "aria-label": label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
}

function diagnosticOf(view: EditorView, mark: Mark): Diagnostic {
  const { doc } = view.state;
  const line = doc.line(Math.min(Math.max(1, mark.line), doc.lines));
  const from = Math.min(line.from + Math.max(0, mark.column - 1), line.to);
  const word = /^[^\s,[\]{}]+/.exec(line.text.slice(from - line.from));
  return {
    from,
    to: from + (word?.[0].length ?? line.to - from),
    severity: mark.severity === "note" ? "info" : mark.severity,
    message: mark.message,
  };
}

/** Puts the faults at their lines. */
export function showMarks(view: EditorView, marks: readonly Mark[]): void {
  const diagnostics = marks.map((mark) => diagnosticOf(view, mark)).sort((a, b) => a.from - b.from);
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Brings a line into sight and puts the cursor there. */
export function goToLine(view: EditorView, line: number): void {
  const { doc } = view.state;
  const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
  view.dispatch({
    selection: { anchor: from },
    effects: EditorView.scrollIntoView(from, { y: "center" }),
  });
  view.focus();
}
