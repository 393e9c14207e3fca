// Starts a built main process the way Electron does: stands in for Electron, writes down every call in order, is
// ready only once the program's own module has run to its end, plays the page once it is loaded, and ends the program
// the way a person would. Called as `node recording-electron.ts MAIN [flags]`.
import { fork } from "node:child_process";
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

const ready = Promise.withResolvers<void>();

const calls: string[] = [];
const replies: Record<string, unknown> = {
  "app.isPackaged": false,
  "app.whenReady": () => ready.promise,
  "app.requestSingleInstanceLock": () => true,
  "app.getPath": () => "/nonexistent",
  "safeStorage.isAsyncEncryptionAvailable": () => Promise.resolve(false),
  "BrowserWindow.loadURL": () => {
    void playPage();
    return Promise.resolve();
  },
  "ipcMain.handle": (_channel: unknown, handler: unknown) => void (answer = handler),
  // The practice portal really runs, as a process of plain Node.
  "utilityProcess.fork": (script: string, args: string[], options: { env: NodeJS.ProcessEnv }) =>
    fork(script, args, { env: options.env, stdio: ["ignore", "pipe", "inherit", "ipc"] }),
  "app.exit": (code: unknown) => end(Number(code)),
};
let answer: unknown = null;
let listed: unknown = null;

/** Unlike an arrow function it can be both called and constructed. */
function standIn(): void {}

/** Anything of Electron: may be read, called and constructed, and says so. */
function recorder(path: string): object {
  return new Proxy(standIn, {
    get(_target, key) {
      // Awaiting a recorder must not look like a promise.
      if (typeof key !== "string" || key === "then") return undefined;
      const inner = `${path}.${key}`;
      return inner in replies && typeof replies[inner] !== "function" ? replies[inner] : recorder(inner);
    },
    apply(_target, _self, args: unknown[]) {
      const [first] = args;
      calls.push(typeof first === "string" ? `${path} ${first}` : path);
      const reply = replies[path];
      return typeof reply === "function" ? (reply(...args) as unknown) : recorder(path);
    },
    construct(_target, args: unknown[]) {
      calls.push(`new ${path}`);
      void args;
      return recorder(path);
    },
  });
}

async function playPage(): Promise<void> {
  const event = { senderFrame: { origin: "kiosk://app", parent: null } };
  if (typeof answer === "function") {
    listed = await answer(event, "listProcedures", "{}");
    // As the real page does when its first screen stands; the practice portal waits for it.
    await answer(event, "reportShown", JSON.stringify({ screen: "home", sinceStartMs: 1 }));
  }
  process.emit("SIGTERM");
}

function end(code: number): void {
  process.stdout.write(`${JSON.stringify({ code, calls, listed })}\n`, () => process.exit(0));
}

const names =
  "app BrowserWindow crashReporter dialog ipcMain Menu powerSaveBlocker protocol safeStorage session utilityProcess".split(
    " ",
  );
Object.assign(globalThis, {
  recordedElectron: Object.fromEntries(names.map((name) => [name, recorder(name)])),
});
// As Electron itself does where it is started with a folder.
Object.assign(process, { defaultApp: true });

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" ? { url: "recording:electron", shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === "recording:electron"
      ? {
          format: "module",
          shortCircuit: true,
          source: names
            .map((name) => `export const ${name} = globalThis.recordedElectron.${name};`)
            .join("\n"),
        }
      : next(url, context),
});

// Without its own name the arguments are as Electron gives them: the program, the app, its flags.
process.argv.splice(1, 1);
// An app that waits for `ready` at its top level never gets there, in Electron as here.
await import(pathToFileURL(process.argv[1] ?? "").href);
ready.resolve();
