import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import type { FileChooser, Locator, Page } from "playwright";
import { expect, type TestInfo } from "playwright/test";
import { handOn } from "./hands.ts";
import { expectNothingSideways } from "./kiosk-test.ts";
import { scan, touchKeys, typeKeys } from "./keys.ts";

const pictures = join(import.meta.dirname, "..", "..", "docs", "pictures");

/** What the README shows, by the name of its picture here. */
const shown: Readonly<Record<string, string>> = { home: "home", "question-typed": "question", done: "done" };

/** A person at the screen, who finds things by their words and touches them. */
export interface Citizen {
  readonly page: Page;
  /** Waits for a screen by its question and looks at it; a picture of it is kept under this name where they are wanted. */
  sees(title: string | RegExp, picture?: string): Promise<void>;
  /** Touches the button of this name, or what it is given. */
  touches(what: string | RegExp | Locator): Promise<void>;
  /** Keeps a picture of what stands there now, where they are wanted. */
  keeps(picture: string): Promise<void>;
}

export function citizen(page: Page, info: TestInfo): Citizen {
  let count = 0;
  const hand = handOn(page);
  const keeps = async (name: string): Promise<void> => {
    // Each takes as long as a screen of the walk.
    if (process.env["KIOSK_PICTURES"] === undefined) return;
    count += 1;
    const path = info.outputPath(`${String(count).padStart(2, "0")}-${name}.png`);
    await page.screenshot({ path });
    const inDocs = shown[name];
    if (inDocs !== undefined) await copyFile(path, join(pictures, `${inDocs}.png`));
  };
  return {
    page,
    async sees(title, picture) {
      await expect(page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
      await expectNothingSideways(page, String(title));
      if (picture !== undefined) await keeps(picture);
    },
    touches: (what) =>
      hand.touches(
        typeof what === "string" || what instanceof RegExp
          ? page.getByRole("button", { name: what, exact: typeof what === "string" })
          : what,
      ),
    keeps,
  };
}

/** From the door to the card. */
export async function startsDossier(who: Citizen, url: string): Promise<void> {
  await who.page.goto(url);
  await who.sees("Xin chào, hôm nay ông/bà cần làm gì?", "home");
  await who.touches(/^Nộp hồ sơ/u);
  await who.sees("Xin đưa thẻ căn cước vào máy quét", "card");
}

/** Says that what was read is right. */
export async function confirmsCard(who: Citizen, fullName: string): Promise<void> {
  await who.sees("Thông tin này có đúng là của ông/bà không?", "card-check");
  await expect(who.page.getByText(fullName, { exact: true })).toBeVisible();
  await who.touches("Đúng, tiếp tục");
}

export async function scansCard(who: Citizen, payload: string, fullName: string): Promise<void> {
  await scan(who.page, payload);
  await confirmsCard(who, fullName);
}

export async function givesPhone(who: Citizen, phone: string): Promise<void> {
  await who.sees("Số điện thoại của ông/bà là gì?", "phone");
  await touchKeys(who.page, phone);
  await who.touches("Tiếp tục");
  await who.sees("Ông/bà đã có tài khoản dịch vụ công chưa?", "account");
}

/** Registers an account; the code from the telephone is typed on the number keys. */
export async function registersAccount(who: Citizen, otp = "123456"): Promise<void> {
  await who.touches(/^Chưa có, đăng ký cho tôi/u);
  await who.sees("Xin nhập mã cổng vừa gửi tới điện thoại", "otp");
  await touchKeys(who.page, otp);
  await who.touches("Xác nhận");
  await who.sees("Tài khoản đã dùng được", "account-done");
  await who.touches("Chọn thủ tục");
}

/** Finds a procedure by a few words as people say them, and begins it. */
export async function findsProcedure(
  who: Citizen,
  words: string,
  name: string,
  asksOwner?: string,
): Promise<void> {
  await who.sees("Ông/bà cần làm thủ tục gì?", "procedure");
  await touchKeys(who.page, words);
  await expect(who.page.getByRole("textbox", { name: "Tìm thủ tục" })).toHaveValue(words);
  await choosesProcedure(who, name, asksOwner);
}

export async function choosesProcedure(
  who: Citizen,
  name: string,
  asksOwner = "Hồ sơ này là của ai?",
): Promise<void> {
  const list = who.page.getByRole("group", { name: "Danh sách thủ tục" });
  await who.touches(list.getByRole("button", { name }));
  await who.sees(`${name}: cần có những gì?`, "requirements");
  await who.touches("Tôi tự gõ");
  await who.touches("Bắt đầu khai");
  await who.sees(asksOwner, "owner");
}

/** How one question is answered. */
export type Answer =
  | { readonly by: "choice"; readonly text: string | RegExp }
  /** Keys of the screen, or of a hardware keyboard. */
  | { readonly by: "touch" | "keyboard"; readonly keys: string; readonly shows: string }
  | { readonly by: "date"; readonly digits: string }
  | { readonly by: "place"; readonly letters: string; readonly found: RegExp; readonly shows: string }
  | { readonly by: "list"; readonly letters: string; readonly found: RegExp }
  /** What stands there is right, or is left open. */
  | { readonly by: "going-on"; readonly button: "Tiếp tục" | "Bỏ qua" };

export const choose = (text: string | RegExp): Answer => ({ by: "choice", text });
export const touch = (keys: string, shows = keys): Answer => ({ by: "touch", keys, shows });
export const hardware = (keys: string, shows = keys): Answer => ({ by: "keyboard", keys, shows });
export const date = (digits: string): Answer => ({ by: "date", digits });
/** A commune by a few letters of its old or new name; `shows` is what stands on the form. */
export const place = (letters: string, found: RegExp, shows: string): Answer => ({
  by: "place",
  letters,
  found,
  shows,
});
/** A row of a list by a few letters; touching it is the answer. */
export const listed = (letters: string, found: RegExp): Answer => ({ by: "list", letters, found });
export const usual: Answer = { by: "going-on", button: "Tiếp tục" };
export const skip: Answer = { by: "going-on", button: "Bỏ qua" };

/** The declaration, one question after the other, in this order and no other. */
export async function declares(who: Citizen, answers: readonly (readonly [string, Answer])[]): Promise<void> {
  for (const [question, answer] of answers) {
    await who.sees(question, `question-${answer.by}`);
    await gives(who, answer);
    await expect(who.page.getByRole("heading", { level: 1, name: question, exact: true })).toBeHidden();
  }
}

async function gives(who: Citizen, answer: Answer): Promise<void> {
  const { page } = who;
  const line = page.locator("input.text-input:focus, textarea.text-input:focus");
  switch (answer.by) {
    case "choice":
      return who.touches(answer.text);
    case "touch":
      await touchKeys(page, answer.keys);
      await expect(line).toHaveValue(answer.shows);
      return who.touches("Tiếp tục");
    case "keyboard":
      await typeKeys(page, answer.keys);
      await expect(line).toHaveValue(answer.shows);
      await who.keeps("question-typed");
      return page.keyboard.press("Enter");
    case "date":
      await touchKeys(page, answer.digits);
      return who.touches("Tiếp tục");
    case "place":
      await who.touches("Chọn phường, xã");
      await who.sees("Chọn phường, xã");
      await touchKeys(page, answer.letters);
      await who.keeps("place-found");
      await who.touches(answer.found);
      await expect(page.getByText(answer.shows)).toBeVisible();
      await who.keeps("place-picked");
      return who.touches("Tiếp tục");
    case "list":
      await touchKeys(page, answer.letters);
      await who.keeps("list-found");
      return who.touches(answer.found);
    case "going-on":
      return who.touches(answer.button);
  }
}

/** Asks for the person's own certificate of marital status, the shortest of the declarations, up to its papers. */
export async function declaresMaritalStatus(who: Citizen, issuedBefore: "Chưa" | RegExp): Promise<void> {
  await findsProcedure(who, "giay doc than", "Cấp Giấy xác nhận tình trạng hôn nhân");
  await who.touches(/^Của chính tôi/u);
  await declares(who, [
    ["Dân tộc của người được cấp giấy?", usual],
    ["Tình trạng hôn nhân hiện nay của người được cấp giấy?", choose("Chưa đăng ký kết hôn với ai")],
    ["Ông/bà dùng giấy này để làm gì?", choose("Đăng ký kết hôn")],
    ["Người này đã được cấp giấy xác nhận tình trạng hôn nhân lần nào chưa?", choose(issuedBefore)],
  ]);
}

/** Hands a file in for a paper, through the system's own file window. */
export async function picksFile(
  who: Citizen,
  paper: string,
  file: Parameters<FileChooser["setFiles"]>[0],
): Promise<void> {
  const choosing = who.page.waitForEvent("filechooser");
  await who.touches(
    who.page.locator("button", { hasText: "Chọn tệp" }).and(who.page.getByLabel(`Chọn tệp cho ${paper}`)),
  );
  await (await choosing).setFiles(file);
}

/** Photographs a paper with the desk's camera and keeps the picture. */
export async function photographs(who: Citizen, paper: string): Promise<void> {
  await who.touches(`Chụp ${paper}`);
  await who.sees(`Chụp: ${paper}`);
  await who.touches("Chụp");
  await expect(who.page.getByText("Ảnh có đọc rõ chữ không?")).toBeVisible();
  await who.sees(`Chụp: ${paper}`, "photograph");
  await who.touches("Dùng ảnh này");
  // The tests' camera sees the code of a card all the time, which no citizen photographs on their own word.
  const warning = who.page.getByRole("dialog", { name: "Đây có vẻ là thẻ căn cước" });
  await expect(warning).toBeVisible();
  await who.keeps("photograph-card");
  await who.touches("Cán bộ: cho phép");
  await expect(who.page.getByText("Đã có: 1 ảnh hoặc tệp")).toBeVisible();
}

/** The consents stand there unticked; which way is answered by touch. */
export async function consents(who: Citizen, route: RegExp): Promise<void> {
  await choosesWay(who, route);
  await who.touches("Sang kiểm tra");
  await who.sees("Xin ông/bà xem lại lần cuối", "review");
}

/** The way that needs a signed paper: printed, signed by hand, photographed, and only then is there a way on. */
export async function authorises(who: Citizen): Promise<void> {
  const { page } = who;
  await choosesWay(who, /^Ủy quyền cho cán bộ trực gửi giúp/u);
  await who.touches("Tiếp tục");
  await who.sees("Giấy ủy quyền: in, ký, rồi chụp lại", "authorisation");
  await who.touches("In giấy ủy quyền");
  await expect(page.getByText("giấy chỉ được ghi thành tệp PDF")).toBeVisible();
  await who.touches("Tiếp tục");
  await expect(page.getByText("Còn thiếu giấy tờ bắt buộc")).toBeVisible();
  await photographs(who, "Giấy ủy quyền đã ký");
  await who.sees("Giấy ủy quyền: in, ký, rồi chụp lại", "authorisation-signed");
  await who.touches("Tiếp tục");
  await who.sees("Xin ông/bà xem lại lần cuối", "review");
}

async function choosesWay(who: Citizen, route: RegExp): Promise<void> {
  const { page } = who;
  await who.sees("Trước khi nộp, xin ông/bà cho biết", "consents");
  const boxes = page.getByRole("checkbox");
  await expect(boxes).toHaveCount(2);
  for (const box of await boxes.all()) await expect(box).not.toBeChecked();
  await who.touches(route);
  await page.getByText("Phường được gọi điện cho tôi về hồ sơ này").tap();
  await expect(boxes.first()).toBeChecked();
}

/** What stands beside a name on the check screen. */
export function reviewLine({ page }: Citizen, name: string): ReturnType<Page["getByRole"]> {
  return page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
}

/** From the end of a dossier back to a clean home. */
export async function leavesHappy(who: Citizen, picture = true): Promise<void> {
  await who.touches("Tiếp tục");
  await who.sees("Ông/bà thấy phục vụ hôm nay thế nào?", picture ? "rating" : undefined);
  await who.touches("Rất hài lòng");
  await who.sees("Cảm ơn ông/bà", picture ? "goodbye" : undefined);
  await who.touches("Xong");
  await who.sees("Xin chào, hôm nay ông/bà cần làm gì?");
}

/** Fails where anything of the person is left in the page or its storage. */
export async function expectNothingLeft(
  { page }: Pick<Citizen, "page">,
  values: readonly string[],
): Promise<void> {
  const left = await page.evaluate(() => {
    const typed = [...document.querySelectorAll("input, textarea")].map(
      (line) => (line as HTMLInputElement).value,
    );
    return [
      document.documentElement.outerHTML,
      ...typed,
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      location.href,
      JSON.stringify(history.state),
    ].join("\n");
  });
  for (const value of values) expect(left, "left on the home screen").not.toContain(value);
}
