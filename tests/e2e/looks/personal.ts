/** What is given away in a screen that is drawn low and covered: by where it must be touched, to eyes, and to ears. */
export async function givenAway(personal: readonly string[], citizens: boolean): Promise<readonly string[]> {
  const seen = citizens ? [...tooHigh(), ...uncovered(personal)] : [];
  return [...seen, ...(await readOut(personal))];
}

/** Controls that a finger would have to reach for above the middle of the panel. */
function tooHigh(): readonly string[] {
  const half = innerHeight / 2;
  return Array.from(document.querySelectorAll<HTMLElement>("button, input, textarea, [role=option]"))
    .filter((control) => {
      // Six rows of keys leave room below the middle only for themselves; their line has the caret without a touch.
      if (control.closest(".keyboard-area:has(.keys-words, .keys-email, .keys-code) .keyboard-fields"))
        return false;
      const { left, top, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 30));
      return width > 2 && top < half - 2 && hit !== null && (control === hit || control.contains(hit));
    })
    .map((control) => `too high: ${control.innerText || control.className}`);
}

/** Personal values that can still be seen. */
function uncovered(personal: readonly string[]): readonly string[] {
  const main = document.querySelector(".main-screen");
  if (main === null) return [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const seen: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent ?? "";
    const holder = node.parentElement;
    const visible =
      holder?.checkVisibility({ visibilityProperty: true }) === true &&
      getComputedStyle(holder).color !== "rgba(0, 0, 0, 0)";
    if (visible && personal.some((value) => text.includes(value))) seen.push(`not covered: ${text}`);
  }
  for (const line of main.querySelectorAll("input[type=text], textarea")) {
    const dots = getComputedStyle(line).getPropertyValue("-webkit-text-security") === "disc";
    if (!dots) seen.push("a line of text is not covered");
  }
  return seen;
}

/**
 * Personal values that are read aloud without being asked for; and a screen whose question is not read at all. Behind a
 * dialog, and among staff, nobody reads aloud.
 */
async function readOut(personal: readonly string[]): Promise<readonly string[]> {
  if (document.querySelector("dialog[open]") !== null || readButtons().length !== 1) return [];
  document.documentElement.dataset["covered"] = "no";
  const said: string[] = Reflect.get(globalThis, "spoken");
  said.length = 0;
  const title = document.querySelector<HTMLElement>(".main-screen h1")?.innerText ?? "no heading";
  readButtons()[0]?.click();
  const until = performance.now() + 10_000;
  while (said.length === 0 || readButtons().length === 0) {
    if (performance.now() > until) return [`reading aloud does not ${said.length === 0 ? "begin" : "end"}`];
    await new Promise((drawn) => requestAnimationFrame(drawn));
  }
  const leaked = said.filter((line) => personal.some((value) => line.includes(value)));
  const heading = said.includes(title.replaceAll(/\s+/gu, " ")) ? [] : [`"${title}" is not read`];
  return [...leaked.map((line) => `read aloud: ${line}`), ...heading];
}

/** Where reading aloud begins, which is called otherwise while it goes on. */
function readButtons(): readonly HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>("button")).filter(
    (button) =>
      (button.ariaLabel ?? button.innerText).includes("Đọc to") &&
      button.checkVisibility({ visibilityProperty: true }),
  );
}
