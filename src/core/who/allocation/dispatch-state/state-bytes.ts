import { articleKey, customerId, InvariantError, managerId } from "../../../shared/index.ts";
import type { DispatchState } from "./dispatch-state.ts";

/** First word of the form: "GHD2". */
const FORM = 0x32444847;
const HEAD_WORDS = 8;

/**
 * A state as bytes, little endian. Eight words: form, managers, resources, sets, classes, bytes
 * of the ids of managers, those of customers, names of articles. Then what is typical (doubles,
 * per resource), prices and loads (doubles, per resource and manager), sets (words), per class its set and its size (words), per resource
 * how many articles (words), and the ids as UTF-16, each after its length.
 */
export function encodeDispatchState(state: DispatchState): Uint8Array<ArrayBuffer> {
  const { managers, resources, prices, admitted, classes } = state;
  const managerIds = idBytes(managers);
  const likeIds = idBytes(classes.map(({ like }) => like));
  const names = resources.flatMap(({ articles }) => articles);
  const nameIds = idBytes(names);
  const words = Math.ceil(managers.length / 32);
  const size =
    HEAD_WORDS * 4 +
    prices.length * (managers.length * 16 + 8) +
    admitted.length * words * 4 +
    classes.length * 8 +
    resources.length * 4 +
    managerIds.length +
    likeIds.length +
    nameIds.length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const word = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  for (const value of [FORM, managers.length, prices.length, admitted.length, classes.length])
    word(value);
  word(managerIds.length);
  word(likeIds.length);
  word(names.length);
  for (const { typical } of resources) {
    view.setFloat64(at, typical, true);
    at += 8;
  }
  for (const list of [...prices, ...resources.map(({ load }) => load)])
    for (let j = 0; j < managers.length; j++, at += 8) view.setFloat64(at, list[j] ?? 0, true);
  for (const set of admitted) for (let w = 0; w < words; w++) word(set[w] ?? 0);
  for (const { admits, customers } of classes) {
    word(admits);
    word(customers);
  }
  for (const { articles } of resources) word(articles.length);
  bytes.set(managerIds, at);
  bytes.set(likeIds, at + managerIds.length);
  bytes.set(nameIds, at + managerIds.length + likeIds.length);
  return bytes;
}

/** The state again; what is not of this form is an `InvariantError`. */
export function decodeDispatchState(bytes: Uint8Array): DispatchState {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const word = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  if (bytes.length < HEAD_WORDS * 4 || word() !== FORM)
    throw new InvariantError("no dispatch state");
  const [managerCount, resources, sets, classCount] = [word(), word(), word(), word()];
  const [managerBytes, likeBytes, nameCount] = [word(), word(), word()];
  const double = (): number => {
    at += 8;
    return view.getFloat64(at - 8, true);
  };
  const doubles = (): Float64Array => Float64Array.from({ length: managerCount }, double);
  const typical = Array.from({ length: resources }, double);
  const prices = Array.from({ length: resources }, doubles);
  const loads = Array.from({ length: resources }, doubles);
  const words = Math.ceil(managerCount / 32);
  const admitted = Array.from({ length: sets }, () => Uint32Array.from({ length: words }, word));
  const pairs = Array.from({ length: classCount }, () => ({ admits: word(), customers: word() }));
  const named = Array.from({ length: resources }, word);
  const managers = idsOf(view, { at, count: managerCount }).map(managerId);
  const likes = idsOf(view, { at: at + managerBytes, count: classCount });
  const names = idsOf(view, { at: at + managerBytes + likeBytes, count: nameCount });
  let from = 0;
  return {
    managers,
    resources: loads.map((load, q) => {
      const articles = names.slice(from, from + (named[q] ?? 0)).map(articleKey);
      from += articles.length;
      return { articles, load, typical: typical[q] ?? 0 };
    }),
    prices,
    admitted,
    classes: pairs.map((pair, k) => ({ like: customerId(likes[k] ?? ""), ...pair })),
  };
}

function idBytes(ids: readonly string[]): Uint8Array {
  const units = ids.reduce((sum, id) => sum + id.length + 1, 0);
  const bytes = new Uint8Array(units * 2);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const id of ids) {
    view.setUint16(at, id.length, true);
    at += 2;
    for (let c = 0; c < id.length; c++, at += 2) view.setUint16(at, id.charCodeAt(c), true);
  }
  return bytes;
}

function idsOf(view: DataView, from: { readonly at: number; readonly count: number }): string[] {
  let { at } = from;
  return Array.from({ length: from.count }, () => {
    const length = view.getUint16(at, true);
    let id = "";
    for (let c = 1; c <= length; c++) id += String.fromCharCode(view.getUint16(at + c * 2, true));
    at += 2 + length * 2;
    return id;
  });
}
