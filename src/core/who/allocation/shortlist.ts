/** The few cheapest of many candidates; equal keys keep their order. */
export class Shortlist {
  readonly item: number[] = [];
  readonly key: number[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  offer(item: number, key: number): void {
    const isFull = this.item.length === this.#most;
    if (isFull && key >= (this.key[this.#most - 1] ?? 0)) return;
    let at = isFull ? this.#most - 1 : this.item.length;
    for (; at > 0 && (this.key[at - 1] ?? 0) > key; at--) {
      this.key[at] = this.key[at - 1] ?? 0;
      this.item[at] = this.item[at - 1] ?? 0;
    }
    this.key[at] = key;
    this.item[at] = item;
  }
}
