import { emit, FakeContents, fakeEvent, FakeSession } from "./fake-electron.ts";
import { pretend } from "./pretend.ts";
import { guardContents } from "../../src/main/hosts/electron/contents-policy.ts";
import { guardSession } from "../../src/main/hosts/electron/session-policy.ts";

export function guardedContents(): FakeContents {
  const contents = new FakeContents();
  guardContents(contents.asElectron(), false);
  return contents;
}

export function guardedSession(): FakeSession {
  const session = new FakeSession();
  guardSession(session.asElectron(), false);
  return session;
}

export function isStopped(url: string): boolean {
  let stopped = false;
  guardedSession().before?.({ url }, (answer) => (stopped = answer.cancel === true));
  return stopped;
}

/** Every permission Electron 45 knows, and one it does not: the rule is an allow-list. */
export const permissions: readonly string[] =
  "ar automatic-fullscreen background-fetch background-sync captured-surface-control clipboard-read clipboard-sanitized-write deprecated-sync-clipboard-read display-capture fileSystem fullscreen geolocation geolocation-approximate hand-tracking hid idle-detection keyboardLock local-fonts local-network local-network-access loopback-network media mediaKeySystem midi midiSysex nfc notifications openExternal payment-handler periodic-background-sync persistent-storage pointerLock screen-wake-lock sensors serial smart-card speaker-selection storage-access system-wake-lock top-level-storage-access usb vr web-app-installation web-printing window-management unknown made-up-tomorrow".split(
    " ",
  );
type Permission = Parameters<NonNullable<FakeSession["request"]>>[1];

/** The list holds a name that Electron's type does not know, on purpose. */
function isPermission(name: string): name is Permission {
  return permissions.includes(name);
}

function asPermission(name: string): Permission {
  if (!isPermission(name)) throw new Error(name);
  return name;
}

export function isGranted(permission: string, details: object): boolean {
  const session = guardedSession();
  let granted = false;
  session.request?.(
    new FakeContents().asElectron(),
    asPermission(permission),
    (answer) => (granted = answer),
    pretend<Parameters<NonNullable<FakeSession["request"]>>[3]>(details),
  );
  return granted;
}

/** What the check handler says, which Electron asks without a request. */
export function isChecked(permission: string, details: CheckDetails, origin = "kiosk://app/"): boolean {
  const contents = new FakeContents().asElectron();
  return guardedSession().check?.(contents, asPermission(permission), origin, details) === true;
}
type CheckDetails = Parameters<NonNullable<FakeSession["check"]>>[3];

/** True when the page may go there. */
export function mayNavigate(event: string, url: string, isMainFrame = true): boolean {
  const navigation = fakeEvent({ url, isMainFrame });
  emit(guardedContents(), event, navigation);
  return !navigation.defaultPrevented;
}
