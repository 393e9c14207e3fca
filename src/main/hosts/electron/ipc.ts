import type { IpcMain, IpcMainInvokeEvent } from "electron";
import { type ApiMethod, isApiMethod } from "../../../shared/api-methods.ts";
import { callChannel } from "../../../shared/ipc-channel.ts";
import { refusal } from "../../../shared/refusal.ts";
import { pageOrigin } from "./page-address.ts";

/** Longest input of one call, in characters: a paper of 32 MiB as base64, with room for the words around it. */
export const maxCallCharacters = 48 * 1024 * 1024;

type Frame = Pick<NonNullable<IpcMainInvokeEvent["senderFrame"]>, "origin" | "parent">;

/** True for the main frame of our page; a frame that is gone (null), a frame inside it or another origin is not. */
export function isTrustedFrame(frame: Frame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === pageOrigin;
}

/**
 * The only way from the page to the core. A sender that is not our page is answered with a thrown error and nothing
 * else; wrong names and wrong shapes with a refusal, before `call` is reached.
 */
export function handleCalls(
  ipcMain: Pick<IpcMain, "handle">,
  call: (method: ApiMethod, text: string) => Promise<string>,
): void {
  ipcMain.handle(callChannel, async (event, method: unknown, text: unknown) => {
    if (!isTrustedFrame(event.senderFrame)) throw new Error("refused: not the kiosk's page");
    if (!isApiMethod(method)) return refusal("unknown-method", "no such method");
    if (typeof text !== "string" || text.length > maxCallCharacters) return refusal("bad-input", "input");
    try {
      return await call(method, text);
    } catch {
      // The core words its own failures; this is a kiosk that is stopping.
      return refusal("no-answer", "the kiosk is not running");
    }
  });
}
