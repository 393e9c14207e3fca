import { describe, expect, it } from "vitest";
import type { LayoutName } from "./layouts.ts";
import { createSharedKeys, type KeysLook } from "./shared-keys.ts";

/** An element as far as keys are put into it. */
class Place {
  inside: unknown = null;
  get firstElementChild(): unknown {
    return this.inside;
  }
  replaceChildren(child: unknown = null): void {
    this.inside = child;
  }
}

const isElement = (made: object): made is HTMLElement => made instanceof Place;

function place(): HTMLElement & Place {
  const made = new Place();
  if (!isElement(made)) throw new Error("not a place");
  return made;
}

const look = (layout: LayoutName, nextLabel = "Tiếp tục"): KeysLook => ({
  layout,
  upper: false,
  method: "telex",
  nextLabel,
  busy: false,
});

function screen() {
  const pressed: string[] = [];
  return { at: place(), pressed, onKey: (name: string) => void pressed.push(name) };
}

describe("the keys of all screens", () => {
  it("are drawn once for a layout, and move from screen to screen", () => {
    const keys = createSharedKeys(place);
    const [one, two] = [screen(), screen()];
    keys.show(one.at, look("words"), one.onKey);
    const [words] = keys.all();
    expect(one.at.inside).toBe(words?.holder);
    keys.leave(one.at);
    expect(one.at.inside).toBeNull();
    keys.show(two.at, look("words"), two.onKey);
    expect(two.at.inside).toBe(words?.holder);
    expect(keys.all()).toEqual([words]);
  });

  it("press for the screen that has them, and for nobody once it is gone", () => {
    const keys = createSharedKeys(place);
    const [one, two] = [screen(), screen()];
    keys.show(one.at, look("digits"), one.onKey);
    keys.show(two.at, look("digits"), two.onKey);
    const [digits] = keys.all();
    digits?.onKey("7", "char");
    expect([one.pressed, two.pressed]).toEqual([[], ["7"]]);
    keys.leave(two.at);
    expect(one.at.inside).toBe(digits?.holder);
    digits?.onKey("8", "char");
    keys.leave(one.at);
    digits?.onKey("9", "char");
    expect([one.pressed, two.pressed]).toEqual([["8"], ["7"]]);
  });

  it("tell that they are to be drawn anew only when they look otherwise", () => {
    const keys = createSharedKeys(place);
    const { at, onKey } = screen();
    let told = 0;
    keys.subscribe(() => (told += 1));
    keys.prepare(look("words", ""));
    keys.prepare(look("words", ""));
    expect(told).toBe(1);
    keys.show(at, look("words"), onKey);
    keys.show(at, look("words"), onKey);
    expect(told).toBe(2);
    keys.show(at, { ...look("words"), upper: true }, onKey);
    keys.show(at, look("phone"), onKey);
    expect(told).toBe(4);
    expect(at.inside).toBe(keys.all()[1]?.holder);
  });
});
