import type { Page } from '../api/types';

/** Puts what is new or changed into a list that is newest first, in place, and keeps at most so many. */
export function place<Item>(list: Item[], item: Item, id: (item: Item) => string | number, most: number): void {
  const at = list.findIndex((other) => id(other) === id(item));
  if (at >= 0) {
    list[at] = item;
  } else {
    list.unshift(item);
    list.length = Math.min(list.length, most);
  }
}

export function placeInPage<Item>(page: Page<Item>, item: Item, id: (item: Item) => string | number, most = 1000): void {
  place(page.items, item, id, most);
}

/** Tells whether a numbered event is the first of its number; after a reconnect the server may send some again. */
export class Sequence {
  last: number | null = null;

  isNew(number: number): boolean {
    if (this.last !== null && number <= this.last) {
      return false;
    }
    this.last = number;
    return true;
  }

  forget(): void {
    this.last = null;
  }
}
