/** A line in which whoever stands before all others is always at hand; putting in and taking out cost log n. */
export interface Heap<T> {
  push(item: T): void;
  /** The first without taking it; undefined when the heap is empty. */
  peek(): T | undefined;
  pop(): T | undefined;
  size(): number;
  /** Takes everything out at once, in no order. */
  drain(): T[];
}

/** A heap by a number of each item: the smallest first. */
export function createHeap<T>(keyOf: (item: T) => number): Heap<T> {
  let items: T[] = [];
  const key = (at: number): number => {
    const item = items[at];
    return item === undefined ? Infinity : keyOf(item);
  };
  const swap = (a: number, b: number): void => {
    const [first, second] = [items[a], items[b]];
    if (first === undefined || second === undefined) return;
    items[a] = second;
    items[b] = first;
  };

  function rise(from: number): void {
    for (let at = from, up = (at - 1) >> 1; at > 0 && key(at) < key(up); at = up, up = (at - 1) >> 1)
      swap(at, up);
  }

  function sink(): void {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const least = key(left + 1) < key(left) ? left + 1 : left;
      if (key(least) >= key(at)) return;
      swap(at, least);
      at = least;
    }
  }

  return {
    push(item) {
      items.push(item);
      rise(items.length - 1);
    },
    peek: () => items[0],
    pop() {
      const first = items[0];
      const last = items.pop();
      if (last !== undefined && items.length > 0) {
        items[0] = last;
        sink();
      }
      return first;
    },
    size: () => items.length,
    drain() {
      const all = items;
      items = [];
      return all;
    },
  };
}
