// Spoils a kiosk on purpose (`node --import`): the portal is never asked what became of a create; every such question
// is answered "it is not there" on the spot, as a queue that simply tries again would have it. The crash test must
// find creates doubled.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

const honest = "export function httpPortal(";
const wrapper = `
export function httpPortal(options) {
  const portal = honestPortal(options);
  const absent = { ok: false, error: { kind: "not-found" } };
  return {
    ...portal,
    findDossier: (by) => ("reference" in by ? Promise.resolve(absent) : portal.findDossier(by)),
    findAccount: () => Promise.resolve(absent),
  };
}
`;

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith("/core/portal/http-portal.ts")) return loaded;
    const source = readFileSync(new URL(url), "utf8");
    if (!source.includes(honest)) throw new Error("the sabotage does not find the portal it is to spoil");
    return { ...loaded, source: source.replace(honest, "function honestPortal(") + wrapper };
  },
});
