import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** A key and a certificate as node:tls takes them, PEM. */
export interface Certified {
  readonly key: string;
  readonly cert: string;
}

/** An authority of its own that lasts as long as the test: trust `cert`, and what it signs is good. */
export interface Authority {
  readonly cert: string;
  issue(kind: CertificateKind): Certified;
}

/** `good` is for `localhost` and today; every other kind has one thing wrong with it. */
export type CertificateKind = "good" | "expired" | "not-yet-valid" | "wrong-host" | "self-signed";

const day = 86_400_000;

/** Makes an authority; certificates are X.509 v3 with P-256 keys (RFC 5280), written here to need no tool and no parts. */
export function createAuthority(nowMs: number = Date.now()): Authority {
  const root = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = "Practice authority";
  const year = [nowMs - 365 * day, nowMs + 365 * day] as const;
  const cert = certificate({
    name,
    issuer: name,
    keys: root,
    signer: root.privateKey,
    span: year,
    host: null,
  });
  return {
    cert,
    issue(kind) {
      const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const own = kind === "self-signed";
      const host = kind === "wrong-host" ? "somewhere.invalid" : "localhost";
      return {
        key: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
        cert: certificate({
          name: host,
          issuer: own ? host : name,
          keys,
          signer: own ? keys.privateKey : root.privateKey,
          span: spanOf(kind, nowMs),
          host,
        }),
      };
    },
  };
}

function spanOf(kind: CertificateKind, nowMs: number): readonly [number, number] {
  if (kind === "expired") return [nowMs - 30 * day, nowMs - day];
  if (kind === "not-yet-valid") return [nowMs + day, nowMs + 30 * day];
  return [nowMs - day, nowMs + 30 * day];
}

interface Parts {
  readonly name: string;
  readonly issuer: string;
  readonly keys: { readonly publicKey: KeyObject };
  readonly signer: KeyObject;
  readonly span: readonly [number, number];
  /** The machine it is for; null for an authority. */
  readonly host: string | null;
}

/** DER: one type byte, the length, the content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
const time = (ms: number): Buffer =>
  der(0x18, Buffer.from(new Date(ms).toISOString().replaceAll(/[-:T]|\.\d+/g, "")));
const commonName = (text: string): Buffer =>
  sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from(text)))));
const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), der(0x04, value));
const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));

function certificate({ name, issuer, keys, signer, span, host }: Parts): string {
  const isAuthority = sequence(der(0x01, Buffer.from([255])));
  const names = host === null ? null : sequence(der(0x82, Buffer.from(host)));
  const extensions = names ? extension("551d11", names) : extension("551d13", isAuthority);
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    commonName(issuer),
    sequence(time(span[0]), time(span[1])),
    commonName(name),
    keys.publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(extensions)),
  );
  const signature = sign("sha256", signed, signer);
  const whole = sequence(signed, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
