import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Api } from "../../../src/main/core/api/api.ts";
import type { Client } from "../../../src/shared/client.ts";
import { askedQuestions, neededPapers } from "../../../src/shared/declaration.ts";
import type { Procedure, Question } from "../../../src/shared/procedure.ts";
import type { KioskView, SessionEvent } from "../../../src/shared/session.ts";
import { connect, leave } from "../../support/api-walk.ts";
import { emptyFolder } from "../../support/care-folder.ts";
import { type KioskProcess, startKiosk, startPortal } from "../../support/kiosk-process.ts";
import { findTraces, tracesOf, tracesOfBytes } from "../../support/traces.ts";

const scanBytes = readFileSync(join(import.meta.dirname, "..", "..", "fixtures", "giay-chung-sinh.jpg"));

/** Two invented people; every value of theirs is like no other text of the kiosk. */
const people = [
  {
    fullName: "Đặng Thị Hồng Phượng",
    idNumber: "087193047261",
    oldIdNumber: "341672905",
    born: "17031993",
    bornIso: "1993-03-17",
    address: "Số 47, Hẻm Vàm Đình, Khóm Mỹ Trường, Phường Mỹ Ngãi, Đồng Tháp",
    phone: "0939471682",
    email: "hongphuong.thu@example.invalid",
    child: "Huỳnh Bảo Ngọc Quyên",
    father: "Huỳnh Tấn Phước Lộc",
    fileName: "Giấy chứng sinh của bé Quyên.jpg",
  },
  {
    fullName: "Lâm Quốc Khởi Nghĩa",
    idNumber: "087086052938",
    oldIdNumber: "340518276",
    born: "29081986",
    bornIso: "1986-08-29",
    address: "Ấp Rạch Chùa Cạn, Xã Tịnh Thới Đông, Đồng Tháp",
    phone: "0977263548",
    email: "khoinghia.thu@example.invalid",
    child: "Lâm Gia Trúc Vy",
    father: "Lâm Quốc Khởi Nghĩa",
    fileName: "Giấy tờ của cháu Vy.jpg",
  },
] as const;
type Invented = Readonly<Record<keyof (typeof people)[number], string>>;

const staff = { name: "Phạm Ngũ Vân Kiều", pin: "593827" };

const valuesOf = (person: Invented): readonly string[] => [
  person.fullName,
  ...(person.fullName.match(/\S+ \S+$/u) ?? []),
  person.idNumber,
  person.oldIdNumber,
  person.born,
  person.bornIso,
  person.address,
  person.address.split(", ")[1] ?? "",
  person.phone,
  person.email,
  person.child,
  person.father,
  person.fileName,
];

function answerTo(question: Question, person: Invented): string {
  switch (question.kind) {
    case "choice":
      return question.choices?.[0]?.value ?? "";
    case "date":
      return "2026-11-01";
    case "id-number":
      return person.idNumber;
    case "number":
      return "1";
    case "phone":
      return person.phone;
    case "email":
      return person.email;
    case "address":
      return person.address;
    default:
      return question.section === "child" ? person.child : person.father;
  }
}

/** What this person does on the screen that stands now. */
function nextOf({ session }: KioskView, person: Invented, procedure: Procedure): SessionEvent {
  const { fullName, idNumber, oldIdNumber, born, address, phone, email } = person;
  switch (session.step.name) {
    case "home":
      return { type: "start", goal: "submit" };
    case "card":
      return {
        type: "code-scanned",
        payload: `${idNumber}|${oldIdNumber}|${fullName}|${born}|Nữ|${address}|10052021`,
      };
    case "phone":
      return { type: "set-phone", phone, email };
    case "account":
      return { type: "choose-account", choice: "register" };
    case "otp":
      return { type: "enter-otp", otp: "123456" };
    case "procedure":
      return { type: "choose-procedure", code: procedure.code };
    case "owner":
      return { type: "set-owner", owner: { fullName: person.child, idNumber: "" } };
    case "declaration": {
      const question = askedQuestions(procedure, session.answers)[session.step.index];
      if (!question) throw new Error("the declaration points at no question");
      return { type: "answer", key: question.key, value: answerTo(question, person) };
    }
    case "delivery":
      return { type: "set-delivery", delivery: { kind: "counter" } };
    case "consents":
      return session.typist === null
        ? { type: "set-typist", typist: "citizen" }
        : { type: "set-consents", consents: { call: true, survey: true }, route: "counter" };
    case "review":
      return { type: "submit" };
    default:
      return { type: "next" };
  }
}

async function visit(api: Client<Api>, person: Invented, until: "scans" | "done"): Promise<KioskView> {
  const procedure = (await api.listProcedures({})).find(({ code }) => code === "1.001193");
  if (!procedure) throw new Error("no procedure");
  let view = await api.watchView({ revision: -1 });
  for (let steps = 0; steps < 400; steps += 1) {
    const { step, busy, print, id: sessionId } = view.session;
    const printing = step.name === "done" && !["printed", "failed"].includes(print.state);
    if (step.name === "done" && !printing) return view;
    if (printing || busy || step.name === "account-wait" || step.name === "submitting") {
      view = await api.watchView({ revision: view.revision });
      continue;
    }
    if (step.name === "scans") {
      for (const { code: paperCode } of neededPapers(procedure, view.session.answers).filter(
        ({ how, required }) => how === "submit" && required,
      ))
        await api.addScan({
          sessionId,
          paperCode,
          fileName: person.fileName,
          base64: scanBytes.toString("base64"),
        });
      if (until === "scans") return view;
    }
    view = await api.sendEvent({ sessionId, event: nextOf(view, person, procedure) });
  }
  throw new Error(`stuck at ${view.session.step.name}: ${view.session.notice?.code ?? ""}`);
}

const traces = [
  ...people.flatMap(valuesOf).flatMap(tracesOf),
  ...[staff.name, staff.pin].flatMap(tracesOf),
  ...tracesOfBytes("the scan", scanBytes.subarray(9_000, 9_064)),
];

/** Paper is what was printed; the folder stands for it here and empties itself. */
const isPaper = (path: string): boolean => /^prints\/slip-[0-9a-f-]{36}\.pdf$/u.test(path);

it("keeps nothing of anybody in clear: file, log of it, scans, text log, backups, with the portal up and down", async () => {
  const dataDir = emptyFolder();
  const portal = await startPortal({ dataDir: emptyFolder() });
  const running: KioskProcess[] = [];
  onTestFinished(async () => {
    await running.at(-1)?.kill();
    await portal.kill();
  });
  const settings = { kiosk: { submitWaitSeconds: 1 }, portal: { accountMode: "portal" } };
  const start = async (): Promise<Client<Api>> => {
    const kiosk = await startKiosk({ dataDir, portalUrl: portal.url, settings });
    running.push(kiosk);
    return connect(kiosk.url);
  };
  let api = await start();
  const [up, down] = people;
  const first = await visit(api, up, "done");
  expect(first.session.dossier?.officialCode).not.toBeNull();
  await leave(api, first.session.id);
  const pass = await api.staffCreateFirst(staff);
  if (!pass.ok) throw new Error(pass.error);
  const backedUp = await api.staffBackUpNow({ token: pass.value.token });
  expect(backedUp).toMatchObject({ ok: true, value: { backups: [{ dossiers: 1 }] } });
  await portal.kill();
  const second = await visit(api, down, "done");
  expect(second.session.dossier?.officialCode).toBeNull();
  const tickets = [first, second].map(({ session }) => session.dossier?.ticket ?? "");
  await leave(api, second.session.id);
  // A third one is in the middle of the form when the power goes; what the kill leaves is looked at as well.
  await visit(api, { ...up, idNumber: "087193047262" }, "scans");
  await running.at(-1)?.kill();
  const all = [...traces, ...tickets.flatMap(tracesOf)];
  const killed = findTraces(dataDir, all, isPaper);
  expect(killed.found).toEqual([]);
  expect(killed.files).toBeGreaterThan(8);
  expect(killed.bytes).toBeGreaterThan(300_000);
  api = await start();
  await api.watchView({ revision: -1 });
  await running.at(-1)?.stop();
  expect(findTraces(dataDir, all, isPaper).found).toEqual([]);
  // Nothing else lies where the paper does, and its names say nothing.
  expect(findTraces(join(dataDir, "prints"), all, (path) => isPaper(`prints/${path}`)).files).toBe(0);
}, 120_000);

it("would find what is left in clear, however it is written", () => {
  const dir = emptyFolder();
  const [person] = people;
  const name = person.fullName;
  const plants: readonly (readonly [string, Buffer])[] = [
    ["nfc", Buffer.from(name.normalize("NFC"))],
    ["nfd", Buffer.from(name.normalize("NFD"))],
    ["plain", Buffer.from("Dang Thi Hong Phuong")],
    ["utf16", Buffer.from(name, "utf16le")],
    ["hex", Buffer.from(Buffer.from(name).toString("hex"))],
    ["base64", Buffer.from(Buffer.from(`{"name":"${name}","x":1}`).toString("base64"))],
    ["escapes", Buffer.from(String.raw`\u0110\u1eb7ng Th\u1ecb H\u1ed3ng Ph\u01b0\u1ee3ng`)],
    ["number", Buffer.from(`tel:${person.phone};`)],
    ["scan", Buffer.concat([Buffer.alloc(7), scanBytes.subarray(8_000, 9_500)])],
    ["scan64", Buffer.from(Buffer.concat([Buffer.alloc(2), scanBytes]).toString("base64"))],
  ];
  for (const [file, bytes] of plants) {
    mkdirSync(join(dir, file));
    writeFileSync(join(dir, file, "kiosk.db"), Buffer.concat([Buffer.alloc(5_000, 1), bytes]));
  }
  writeFileSync(join(dir, `${person.fileName}.scan`), "");
  appendFileSync(join(dir, "clean"), "nothing of anybody");
  const { found } = findTraces(dir, traces, isPaper);
  for (const [file] of plants)
    expect(found.filter((line) => line.startsWith(`${file}/`)).length).toBeGreaterThan(0);
  expect(found.some((line) => line.startsWith(person.fileName))).toBe(true);
  expect(found.some((line) => line.startsWith("clean"))).toBe(false);
});
