import type { CDPSession, Page } from "playwright";
import { expect, panels, previewTest as test } from "./kiosk-test.ts";
import type { PreviewServer } from "./preview-server.ts";

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Opens a screen whose presses change nothing, and counts what each of them would have told the core. */
async function open(page: Page, previews: PreviewServer, id: string) {
  await page.addInitScript(() => {
    const told: string[] = [];
    window.addEventListener("preview-sent", (event) => {
      const { type } = event instanceof CustomEvent ? event.detail : { type: "" };
      if (type !== "touched") told.push(type);
    });
    Reflect.set(globalThis, "told", told);
  });
  await page.goto(previews.at(id));
  await expect(page.getByRole("heading").first()).toBeVisible();
  const middle = async (name: string): Promise<Place> => {
    const box = await page.getByRole("button", { name, exact: true }).boundingBox();
    if (box === null) throw new Error(`${name} is not there`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const input = await page.context().newCDPSession(page);
  const mark = await middle("Switch to English");
  /**
   * What was told since the last time. What never comes cannot be awaited: another control is pressed, by the finger
   * whose press comes latest, one that moves, and what was told before that counts.
   */
  const told = async (): Promise<readonly string[]> => {
    await touches(input, [[mark], [{ x: mark.x + 9, y: mark.y + 4 }]]);
    const soFar = () => page.evaluate((): readonly string[] => Reflect.get(globalThis, "told"));
    await expect.poll(soFar).toContain("set-preferences");
    const all = await page.evaluate(() => {
      const list: string[] = Reflect.get(globalThis, "told");
      return list.splice(0);
    });
    expect(all.at(-1)).toBe("set-preferences");
    return all.slice(0, -1);
  };
  return { middle, told, input };
}

/** A mouse or pen goes down at the first place, along the others, and up at the last. */
async function drags(
  input: CDPSession,
  pointerType: "mouse" | "pen",
  places: readonly Place[],
  right = false,
) {
  const button = right ? "right" : "left";
  const send = (type: "mousePressed" | "mouseMoved" | "mouseReleased", at: Place) =>
    input.send("Input.dispatchMouseEvent", {
      type,
      ...at,
      button,
      buttons: right ? 2 : 1,
      clickCount: 1,
      pointerType,
    });
  const [from = { x: 0, y: 0 }] = places;
  await send("mousePressed", from);
  for (const at of places.slice(1)) await send("mouseMoved", at);
  await send("mouseReleased", places.at(-1) ?? from);
}

/** Fingers, by how they lie at each moment; the last of them are lifted together. */
async function touches(input: CDPSession, moments: readonly (readonly Place[])[]) {
  for (const [index, places] of moments.entries()) {
    const touchPoints = places.map((place, id) => ({ ...place, id }));
    const more = places.length > (moments[index - 1]?.length ?? 0);
    await input.send("Input.dispatchTouchEvent", { type: more ? "touchStart" : "touchMove", touchPoints });
  }
  await input.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

test("a press counts where it starts and ends on its control: mouse, pen, finger, keys", async ({
  page,
  previews,
}) => {
  await page.setViewportSize(panels.wide);
  const { middle, told, input } = await open(page, previews, "card-check");
  const yes = await middle("Đúng, tiếp tục");
  const back = await middle("Quay lại");
  const aside = { x: 960, y: 10 };
  const seen: Record<string, readonly string[]> = {};
  const after = async (what: string, done: Promise<unknown>): Promise<void> => {
    await done;
    seen[what] = await told();
  };
  for (const pointer of ["mouse", "pen"] as const) {
    await after(`${pointer} on it`, drags(input, pointer, [yes]));
    await after(`${pointer} from it to another`, drags(input, pointer, [yes, aside, back]));
    await after(`${pointer} from beside it`, drags(input, pointer, [aside, yes]));
    await after(`${pointer} off it and back`, drags(input, pointer, [yes, aside, yes]));
  }
  await after("right button", drags(input, "mouse", [yes], true));
  await after("finger on it", touches(input, [[yes]]));
  await after("finger from it to another", touches(input, [[yes], [aside], [back]]));
  await after("finger off it and back", touches(input, [[yes], [aside], [yes]]));
  await after("finger that trembles by 4 mm", touches(input, [[yes], [{ x: yes.x + 28, y: yes.y + 9 }]]));
  await after("two fingers on two", touches(input, [[yes], [yes, back]]));
  await after("a palm beside the finger", touches(input, [[yes], [yes, { x: yes.x + 30, y: yes.y + 5 }]]));
  const button = page.getByRole("button", { name: "Đúng, tiếp tục" });
  await after("Enter", button.press("Enter"));
  await after("Space", button.press("Space"));
  const held = async (): Promise<void> => {
    await button.focus();
    for (let times = 0; times < 4; times += 1) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
  };
  await after("Enter held down", held());
  const moved = async (): Promise<void> => {
    await button.focus();
    await page.keyboard.down("Space");
    await page.getByRole("button", { name: "Quay lại" }).focus();
    await page.keyboard.up("Space");
  };
  await after("Space let go on another", moved());
  expect(seen).toEqual({
    "mouse on it": ["next"],
    "mouse from it to another": [],
    "mouse from beside it": [],
    "mouse off it and back": ["next"],
    "pen on it": ["next"],
    "pen from it to another": [],
    "pen from beside it": [],
    "pen off it and back": ["next"],
    "right button": [],
    "finger on it": ["next"],
    "finger from it to another": [],
    // Chromium lets a finger that left a control go; a person presses once more.
    "finger off it and back": [],
    "finger that trembles by 4 mm": ["next"],
    // The first finger counts; the second is as likely the other hand that leans on the glass.
    "two fingers on two": ["next"],
    "a palm beside the finger": ["next"],
    Enter: ["next"],
    Space: ["next"],
    "Enter held down": ["next"],
    "Space let go on another": [],
  });
});

test("a finger that pages the screen from a button presses nothing", async ({ page, previews }) => {
  await page.setViewportSize(panels.small);
  const { told, input } = await open(page, previews, "review");
  const edit = page.locator(".main-screen button").first();
  const box = await edit.boundingBox();
  const from = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
  const up = [0, 15, 60, 120, 200].map((by) => [{ x: from.x, y: from.y - by }]);
  await touches(input, up);
  await expect.poll(async () => (await edit.boundingBox())?.y ?? 0).toBeLessThan((box?.y ?? 0) - 60);
  expect(await told()).toEqual([]);
});
