/** How one window is opened. */
export interface WindowOptions {
  readonly address: string;
  /** A folder of the window's own; it is emptied before each opening. */
  readonly profileDir: string;
  /** An ordinary window that may be closed, instead of the whole screen. */
  readonly windowed: boolean;
  /** Chromium's sandbox does not work for root. */
  readonly root: boolean;
}

const always = [
  "--no-first-run",
  "--no-default-browser-check",
  // Nothing of the browser itself goes to the network.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--disable-breakpad",
  "--disable-default-apps",
  "--disable-extensions",
  // Nothing of the browser itself comes onto the screen.
  "--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,InterestFeedContentSuggestions",
  "--disable-session-crashed-bubble",
  "--noerrdialogs",
  "--disable-prompt-on-repost",
  "--disable-pinch",
  "--overscroll-history-navigation=0",
  // No keyring dialog; the profile holds nothing worth a password.
  "--password-store=basic",
  "--use-mock-keychain",
  // The page asks for the camera only; nobody is there to press "allow", and no other page is ever open.
  "--auto-accept-camera-and-microphone-capture",
  // The chime that calls a person sounds without a touch before it.
  "--autoplay-policy=no-user-gesture-required",
  // On Linux the voices of the machine come through this; elsewhere it means nothing.
  "--enable-speech-dispatcher",
  // The window ends when its pipe closes, so no window outlives a killed kiosk; and it tells of a crashed page.
  "--remote-debugging-pipe",
] as const;

/** Command line of the kiosk's own Chromium, Chrome or Edge. */
export function chromiumFlags({ address, profileDir, windowed, root }: WindowOptions): readonly string[] {
  const screen = windowed ? ["--window-size=1080,1000"] : ["--kiosk"];
  // `--test-type` hides the banner about the missing sandbox.
  const asRoot = root ? ["--no-sandbox", "--test-type"] : [];
  return [...always, ...screen, ...asRoot, `--user-data-dir=${profileDir}`, `--app=${address}`];
}
