import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { askedQuestions } from "../../../src/shared/declaration.ts";
import type { Procedure } from "../../../src/shared/procedure.ts";
import { titleOf } from "../../../src/shared/title.ts";
import { thao } from "../../support/people.ts";
import { startKiosk } from "../../support/kiosk-process.ts";
import { type Frames, framesOf, LAST_FRAME_MS } from "./frames.ts";
import { type Hand, openHand } from "./hand.ts";
import { scriptBytes } from "./script-bytes.ts";

/** What a person does on one screen; gives the title they left last where they came through more than one. */
export type Act = (hand: Hand, by: Keys) => Promise<string | void>;
/** Keys of the screen, or of a keyboard of plastic. */
export type Keys = "screen" | "plastic";

/** What a walk through one declaration is: its answers by the question's key; what is not here stands there already. */
export interface Plan {
  readonly procedure: Procedure;
  readonly owner: Act;
  readonly answers: Readonly<Record<string, Act>>;
  readonly scans?: Act;
}

export interface KioskWalked {
  readonly frames: Frames | null;
  readonly scriptBytes: number;
  readonly touches: number;
  readonly characters: number;
  /** How many characters the declaration holds: answers as they stand on it, a choice with its words. */
  readonly held: number;
}

const NEXT = "Tiếp tục";
const HOME = "Xin chào, hôm nay ông/bà cần làm gì?";
const DONE = /^Hồ sơ đã/u;

export const choose =
  (name: string): Act =>
  (hand) =>
    hand.touch(name);

export const holdUp =
  (card: string): Act =>
  (hand) =>
    hand.holdUp(card);

export const goOn: Act = (hand) => hand.touch(NEXT);

export const write =
  (text: string): Act =>
  async (hand, by) => {
    await (by === "screen" ? hand.keys(text) : hand.type(text));
    await goOn(hand, by);
  };

/** Numbers are touched everywhere: their keys are the screen's own. */
export const digits =
  (text: string): Act =>
  async (hand, by) => {
    await hand.keys(text);
    await goOn(hand, by);
  };

/** A whole visit of a prepared citizen, from the first screen to the goodbye, against a kiosk of its own. */
export async function walkKiosk(
  plan: Plan,
  options: { readonly slowdown: number; readonly traced: boolean; readonly by: Keys },
): Promise<KioskWalked> {
  const dir = await mkdtemp(join(tmpdir(), "kiosk-bench-ui-"));
  const kiosk = await startKiosk({ dataDir: join(dir, "kiosk"), settings: { kiosk: { idleSeconds: 900 } } });
  const hand = await openHand({ ...options, titleAt: "main h1" });
  try {
    let answers: Readonly<Record<string, string>> = {};
    hand.page.on("response", (response) => {
      void response
        .text()
        .then((body) => (answers = answersIn(body) ?? answers))
        .catch(() => undefined);
    });
    await hand.open(kiosk.url);
    await walk(hand, plan, options.by);
    await pause(LAST_FRAME_MS);
    const frames = options.traced ? framesOf(await hand.trace()) : null;
    return {
      frames,
      scriptBytes: scriptBytes(await hand.scripts()),
      touches: hand.touches,
      characters: hand.characters,
      held: charactersHeld(plan.procedure, answers),
    };
  } finally {
    await hand.end();
    await kiosk.stop();
    await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function walk(hand: Hand, plan: Plan, by: Keys): Promise<void> {
  const acts = actsOf(plan);
  let title = await hand.titleAfter("");
  let left = false;
  while (!(left && title === HOME)) {
    const act = acts.find(([fits]) => (typeof fits === "string" ? fits === title : fits.test(title)))?.[1];
    if (act === undefined) throw new Error(`nobody knows what to do at "${title}"`);
    title = await hand.titleAfter((await act(hand, by)) ?? title);
    left ||= DONE.test(title);
  }
}

function actsOf({ procedure, owner, answers, scans }: Plan): readonly (readonly [string | RegExp, Act])[] {
  return [
    [HOME, (hand) => hand.touch("Nộp hồ sơ", true)],
    ["Xin đưa thẻ căn cước vào máy quét", holdUp(thao.card)],
    ["Thông tin này có đúng là của ông/bà không?", choose("Đúng, tiếp tục")],
    ["Số điện thoại của ông/bà là gì?", digits(thao.phone)],
    ["Ông/bà đã có tài khoản dịch vụ công chưa?", (hand) => hand.touch("Tôi có rồi", true)],
    ["Ông/bà cần làm thủ tục gì?", (hand) => hand.touch(titleOf(procedure, "vi"), true)],
    [
      `${titleOf(procedure, "vi")}: cần có những gì?`,
      async (hand) => {
        await hand.touch("Tôi tự gõ");
        await hand.touch("Bắt đầu khai");
      },
    ],
    [procedure.owner?.ask.vi ?? "Hồ sơ này là của ai?", owner],
    ...procedure.questions.map(({ key, ask }) => [ask.vi, answers[key] ?? goOn] as const),
    [/^Thẻ của .+ đọc có đúng không\?$/u, choose("Đúng, tiếp tục")],
    ["Chụp giấy tờ nộp kèm", scans ?? goOn],
    ["Ông/bà không phải chụp giấy tờ nào", goOn],
    ["Ông/bà muốn nhận kết quả ở đâu?", (hand) => hand.touch("Đến quầy lấy", true)],
    [
      "Trước khi nộp, xin ông/bà cho biết",
      async (hand) => {
        await hand.touch("Cán bộ nhập tại quầy", true);
        await hand.touch("Sang kiểm tra");
      },
    ],
    ["Xin ông/bà xem lại lần cuối", choose("Nộp hồ sơ")],
    ["Máy đang gửi hồ sơ lên Cổng Dịch vụ công", () => Promise.resolve()],
    [DONE, goOn],
    ["Ông/bà thấy phục vụ hôm nay thế nào?", (hand) => hand.touch("Rất hài lòng", true)],
    ["Cảm ơn ông/bà", choose("Xong")],
  ];
}

/** The answers in what the core tells the page, while the declaration is on its way. */
function answersIn(body: string): Readonly<Record<string, string>> | null {
  if (!body.includes('"answers":{"')) return null;
  let found: Readonly<Record<string, string>> | null = null;
  JSON.parse(body, (key: string, value: unknown) => {
    if (key === "answers" && typeof value === "object" && value !== null)
      found = value as Readonly<Record<string, string>>;
    return value;
  });
  return found;
}

function charactersHeld(procedure: Procedure, answers: Readonly<Record<string, string>>): number {
  return askedQuestions(procedure, answers)
    .filter(({ onForm }) => onForm !== false)
    .map(({ key, choices }) => {
      const answer = answers[key] ?? "";
      return (choices?.find(({ value }) => value === answer)?.text.vi ?? answer).length;
    })
    .reduce((sum, length) => sum + length, 0);
}
