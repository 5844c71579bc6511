import type { ExpressionFault } from "./fault.ts";
import { RELATIONS, type Syntax } from "./syntax.ts";
import type { Mark, Token } from "./token.ts";
import { tokenize } from "./tokenize.ts";
import type { ArithmeticOp } from "./tree.ts";

/** Deeper nesting than any written rule needs; keeps every later walk inside the stack. */
const MAX_DEPTH = 200;

/** Longer than any written rule; bounds the depth of `1 + 1 + 1 …`, which nests to the left. */
const MAX_TOKENS = 2000;

/** Ends the parse at the first fault of grammar; never leaves this file. */
interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  fault: ExpressionFault | null;
}

/** Parses the text of an expression; null when it is faulty. */
export function parseSyntax(text: string): {
  readonly syntax: Syntax | null;
  readonly faults: readonly ExpressionFault[];
} {
  const { tokens, faults } = tokenize(text);
  if (faults.length > 0) return { syntax: null, faults };
  if (tokens.length === 1) {
    return { syntax: null, faults: [{ code: "expr.empty", offset: 0, data: {} }] };
  }
  if (tokens.length > MAX_TOKENS) {
    return {
      syntax: null,
      faults: [{ code: "expr.tooLong", offset: 0, data: { max: MAX_TOKENS } }],
    };
  }
  const cursor: Cursor = { tokens, at: 0, depth: 0, fault: null };
  const syntax = parseOr(cursor);
  if (syntax !== null && peek(cursor).kind !== "end") fail(cursor, "operator");
  return cursor.fault === null ? { syntax, faults: [] } : { syntax: null, faults: [cursor.fault] };
}

const END: Token = { kind: "end", start: 0, end: 0 };

const peek = (cursor: Cursor, ahead = 0): Token =>
  cursor.tokens[cursor.at + ahead] ?? cursor.tokens.at(-1) ?? END;

function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.at++;
  return token;
}

/** How a token reads in a message. */
function shownToken(token: Token): string {
  switch (token.kind) {
    case "word":
    case "quoted":
    case "date":
    case "keyword":
      return token.text;
    case "number":
      return token.raw;
    case "compare":
      return token.op;
    case "mark":
      return token.mark;
    case "end":
      return "";
  }
}

/** Records the first fault and returns null; `expected` names what would have fitted. */
function fail(cursor: Cursor, expected: string): null {
  const token = peek(cursor);
  cursor.fault ??=
    token.kind === "end"
      ? { code: "expr.unexpectedEnd", offset: token.start, data: { expected } }
      : {
          code: "expr.unexpectedToken",
          offset: token.start,
          data: { found: shownToken(token), expected },
        };
  return null;
}

const isMark = (token: Token, mark: Mark): boolean => token.kind === "mark" && token.mark === mark;

const isKeyword = (token: Token, keyword: string): boolean =>
  token.kind === "keyword" && token.keyword === keyword;

function expectMark(cursor: Cursor, mark: Mark): Token | null {
  return isMark(peek(cursor), mark) ? take(cursor) : fail(cursor, mark);
}

/** Guards the two recursive ways into the grammar. */
function deeper(cursor: Cursor, parse: (cursor: Cursor) => Syntax | null): Syntax | null {
  if (cursor.depth >= MAX_DEPTH) {
    cursor.fault ??= { code: "expr.tooDeep", offset: peek(cursor).start, data: { max: MAX_DEPTH } };
    return null;
  }
  cursor.depth++;
  const syntax = parse(cursor);
  cursor.depth--;
  return syntax;
}

const parseOr = (cursor: Cursor): Syntax | null => parseLogic(cursor, "or", parseAnd);

const parseAnd = (cursor: Cursor): Syntax | null => parseLogic(cursor, "and", parseNot);

function parseLogic(
  cursor: Cursor,
  op: "and" | "or",
  next: (cursor: Cursor) => Syntax | null,
): Syntax | null {
  const first = next(cursor);
  if (first === null) return null;
  const operands = [first];
  while (isKeyword(peek(cursor), op)) {
    take(cursor);
    const operand = next(cursor);
    if (operand === null) return null;
    operands.push(operand);
  }
  if (operands.length === 1) return first;
  return {
    kind: "logic",
    op,
    operands,
    start: first.start,
    end: operands.at(-1)?.end ?? first.end,
  };
}

function parseNot(cursor: Cursor): Syntax | null {
  const token = peek(cursor);
  if (!isKeyword(token, "not")) return parseRelation(cursor);
  take(cursor);
  const operand = deeper(cursor, parseNot);
  return operand && { kind: "not", operand, start: token.start, end: operand.end };
}

/** Comparison, membership and 已知/未知: none of them chains. */
function parseRelation(cursor: Cursor): Syntax | null {
  const left = parseSum(cursor);
  if (left === null) return null;
  const token = peek(cursor);
  if (token.kind === "compare") {
    take(cursor);
    const right = parseSum(cursor);
    const { op, start: opStart } = token;
    return (
      right && { kind: "compare", op, opStart, left, right, start: left.start, end: right.end }
    );
  }
  return token.kind === "keyword" ? parseWordRelation(cursor, left) : left;
}

function parseWordRelation(cursor: Cursor, left: Syntax): Syntax | null {
  const opStart = peek(cursor).start;
  const known = knownAhead(cursor);
  if (known !== null) {
    cursor.at += known.length;
    const end = peek(cursor, -1).end;
    return { kind: "known", negated: known.negated, operand: left, start: left.start, end };
  }
  const relation = relationAhead(cursor);
  if (relation === null) return left;
  cursor.at += relation.length;
  const right = parseSum(cursor);
  const { op, negated } = relation;
  return (
    right && {
      kind: "relation",
      op,
      negated,
      opStart,
      left,
      right,
      start: left.start,
      end: right.end,
    }
  );
}

/** 已知 · 未知 · is known · is unknown · is not known */
function knownAhead(cursor: Cursor): { negated: boolean; length: number } | null {
  let length = 0;
  let negated = false;
  if (isKeyword(peek(cursor, length), "is")) length++;
  if (length > 0 && isKeyword(peek(cursor, length), "not")) {
    negated = true;
    length++;
  }
  if (isKeyword(peek(cursor, length), "known")) return { negated, length: length + 1 };
  if (isKeyword(peek(cursor, length), "unknown")) return { negated: !negated, length: length + 1 };
  return null;
}

/** 属于 · 不属于 · 包含 · 不包含 · in · not in · is in · contains · not contains */
function relationAhead(
  cursor: Cursor,
): { op: "in" | "contains"; negated: boolean; length: number } | null {
  let length = 0;
  let flipped = false;
  if (isKeyword(peek(cursor, length), "is")) length++;
  if (isKeyword(peek(cursor, length), "not")) {
    flipped = true;
    length++;
  }
  const token = peek(cursor, length);
  const relation = token.kind === "keyword" ? RELATIONS[token.keyword] : undefined;
  if (relation === undefined) return null;
  return { op: relation[0], negated: relation[1] !== flipped, length: length + 1 };
}

const parseSum = (cursor: Cursor): Syntax | null =>
  parseArithmetic(cursor, ["+", "-"], parseProduct);

const parseProduct = (cursor: Cursor): Syntax | null =>
  parseArithmetic(cursor, ["*", "/"], parseUnary);

function parseArithmetic(
  cursor: Cursor,
  ops: readonly ArithmeticOp[],
  next: (cursor: Cursor) => Syntax | null,
): Syntax | null {
  let left = next(cursor);
  while (left !== null) {
    const token = peek(cursor);
    const op = ops.find((candidate) => isMark(token, candidate));
    if (op === undefined) return left;
    take(cursor);
    const right = next(cursor);
    if (right === null) return null;
    left = {
      kind: "arithmetic",
      op,
      opStart: token.start,
      left,
      right,
      start: left.start,
      end: right.end,
    };
  }
  return null;
}

function parseUnary(cursor: Cursor): Syntax | null {
  const token = peek(cursor);
  if (!isMark(token, "-")) return parsePostfix(cursor);
  take(cursor);
  const operand = deeper(cursor, parseUnary);
  return operand && { kind: "negative", operand, start: token.start, end: operand.end };
}

function parsePostfix(cursor: Cursor): Syntax | null {
  let target = parsePrimary(cursor);
  while (target !== null) {
    if (isMark(peek(cursor), ".")) target = parseMember(cursor, target);
    else if (isMark(peek(cursor), "[") && target.kind === "member") {
      target = parseIndex(cursor, target);
    } else return target;
  }
  return null;
}

function parseMember(cursor: Cursor, target: Syntax): Syntax | null {
  take(cursor);
  const name = peek(cursor);
  if (name.kind !== "word" && name.kind !== "keyword") return fail(cursor, "name");
  take(cursor);
  return {
    kind: "member",
    target,
    name: name.text,
    nameStart: name.start,
    start: target.start,
    end: name.end,
  };
}

function parseIndex(cursor: Cursor, target: Syntax): Syntax | null {
  take(cursor);
  const name = peek(cursor);
  if (name.kind !== "word" && name.kind !== "quoted") return fail(cursor, "name");
  take(cursor);
  const close = expectMark(cursor, "]");
  return close && { kind: "index", target, name: name.text, start: target.start, end: close.end };
}

function parsePrimary(cursor: Cursor): Syntax | null {
  const token = peek(cursor);
  const { start, end } = token;
  switch (token.kind) {
    case "word":
    case "quoted":
    case "date":
      take(cursor);
      return { kind: token.kind, text: token.text, start, end };
    case "number":
      take(cursor);
      return { kind: "number", value: token.value, type: token.type, raw: token.raw, start, end };
    case "keyword":
      return parseKeyword(cursor, token.keyword);
    case "mark":
      if (token.mark === "(") return parseGroup(cursor);
      if (token.mark === "[") return deeper(cursor, parseList);
      return fail(cursor, "operand");
    case "compare":
    case "end":
      return fail(cursor, "operand");
  }
}

function parseKeyword(cursor: Cursor, keyword: string): Syntax | null {
  const { start, end } = peek(cursor);
  if (keyword === "today") {
    take(cursor);
    return { kind: "today", start, end };
  }
  if (keyword === "unknown") {
    take(cursor);
    return { kind: "unknownLiteral", start, end };
  }
  return keyword === "distance" ? parseDistance(cursor) : fail(cursor, "operand");
}

function parseGroup(cursor: Cursor): Syntax | null {
  const open = take(cursor);
  const inner = deeper(cursor, parseOr);
  if (inner === null) return null;
  const close = expectMark(cursor, ")");
  return close && { ...inner, start: open.start, end: close.end };
}

function parseList(cursor: Cursor): Syntax | null {
  const open = take(cursor);
  const items: Syntax[] = [];
  while (!isMark(peek(cursor), "]")) {
    if (items.length > 0 && expectMark(cursor, ",") === null) return null;
    const item = parseSum(cursor);
    if (item === null) return null;
    items.push(item);
  }
  return { kind: "list", items, start: open.start, end: take(cursor).end };
}

const SUBJECT_PAIRS = new Set(["客户,经理", "经理,客户", "customer,manager", "manager,customer"]);

/** 距离(客户, 经理): the two subjects are all it takes. */
function parseDistance(cursor: Cursor): Syntax | null {
  const start = take(cursor).start;
  if (expectMark(cursor, "(") === null) return null;
  const first = peek(cursor);
  take(cursor);
  if (expectMark(cursor, ",") === null) return null;
  const second = peek(cursor);
  if (!SUBJECT_PAIRS.has(`${shownToken(first)},${shownToken(second)}`)) {
    return fail(cursor, "subjects");
  }
  take(cursor);
  const close = expectMark(cursor, ")");
  return close && { kind: "distance", start, end: close.end };
}
