import { type FuseConfig, FuseV1Options, FuseVersion } from "@electron/fuses";

/** Every switch in the binary, each decided; strict, so that a fuse a new Electron brings stops the packaging. */
export const kioskFuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // No plain Node, no NODE_OPTIONS, no debugger: the kiosk's account must not get a shell out of our program.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Windows and macOS refuse a changed app.asar; Linux relies on the folder's owner.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // The QR reader is WebAssembly.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies FuseConfig;

/** The fuses by their names in Electron's documents, as they must read back from a packed program. */
export const fuseNames = [
  "RunAsNode",
  "EnableCookieEncryption",
  "EnableNodeOptionsEnvironmentVariable",
  "EnableNodeCliInspectArguments",
  "EnableEmbeddedAsarIntegrityValidation",
  "OnlyLoadAppFromAsar",
  "LoadBrowserProcessSpecificV8Snapshot",
  "GrantFileProtocolExtraPrivileges",
  "WasmTrapHandlers",
] as const;
