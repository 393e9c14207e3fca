import { contextBridge, ipcRenderer } from "electron";
import { isApiMethod } from "../shared/api-methods.ts";
import { callChannel } from "../shared/ipc-channel.ts";
import { refusal } from "../shared/refusal.ts";

/** Carries one call to the core. Only a listed method and plain text cross; nothing of Electron comes back. */
async function call(method: unknown, text: unknown): Promise<string> {
  if (!isApiMethod(method)) return refusal("unknown-method", "no such method");
  if (typeof text !== "string") return refusal("bad-input", "input");
  const answer: unknown = await ipcRenderer.invoke(callChannel, method, text);
  return typeof answer === "string" ? answer : refusal("no-answer", "the answer is not text");
}

contextBridge.exposeInMainWorld("kiosk", Object.freeze({ call }));
