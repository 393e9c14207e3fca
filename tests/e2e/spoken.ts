import type { Page } from "playwright";

/** A voice of the machine that says nothing but writes down what it was given; `lang` empty: none is installed. */
export async function pretendVoice(page: Page, lang: string): Promise<void> {
  await page.addInitScript((installed) => {
    const said: string[] = [];
    Reflect.set(globalThis, "spoken", said);
    class Words extends EventTarget {
      text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    Reflect.set(globalThis, "SpeechSynthesisUtterance", Words);
    const voices = installed === "" ? [] : [{ lang: installed, localService: true, name: "Pretended" }];
    Object.defineProperty(globalThis, "speechSynthesis", {
      value: Object.assign(new EventTarget(), {
        getVoices: () => voices,
        cancel: () => said.push("(silence)"),
        speak(words: Words) {
          said.push(words.text);
          queueMicrotask(() => words.dispatchEvent(new Event("end")));
        },
      }),
    });
  }, lang);
}

/** What was said so far. */
export function spoken(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => Reflect.get(globalThis, "spoken") as readonly string[]);
}
