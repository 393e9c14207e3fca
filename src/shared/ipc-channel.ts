/** The one IPC channel between the page and the core in Electron; named once for both of its ends. */
export const callChannel = "kiosk:call";
