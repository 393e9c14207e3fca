import type { TlsFault } from "./port.ts";

/**
 * The closed table of what OpenSSL and Node say when no secure connection comes about (Node's documentation, "X509
 * certificate error codes", and ERR_TLS_CERT_ALTNAME_* of its own host check).
 */
const byCode: Readonly<Record<string, TlsFault>> = {
  CERT_HAS_EXPIRED: "expired",
  CERT_NOT_YET_VALID: "not-yet-valid",
  DEPTH_ZERO_SELF_SIGNED_CERT: "self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "self-signed",
  ERR_TLS_CERT_ALTNAME_INVALID: "wrong-host",
  ERR_TLS_CERT_ALTNAME_FORMAT: "wrong-host",
  HOSTNAME_MISMATCH: "wrong-host",
  UNABLE_TO_GET_ISSUER_CERT: "unknown-issuer",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "unknown-issuer",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "unknown-issuer",
  CERT_UNTRUSTED: "unknown-issuer",
  INVALID_CA: "unknown-issuer",
  UNABLE_TO_GET_CRL: "otherwise-wrong",
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: "otherwise-wrong",
  UNABLE_TO_DECRYPT_CRL_SIGNATURE: "otherwise-wrong",
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: "otherwise-wrong",
  CERT_SIGNATURE_FAILURE: "otherwise-wrong",
  CRL_SIGNATURE_FAILURE: "otherwise-wrong",
  CRL_NOT_YET_VALID: "otherwise-wrong",
  CRL_HAS_EXPIRED: "otherwise-wrong",
  ERROR_IN_CERT_NOT_BEFORE_FIELD: "otherwise-wrong",
  ERROR_IN_CERT_NOT_AFTER_FIELD: "otherwise-wrong",
  ERROR_IN_CRL_LAST_UPDATE_FIELD: "otherwise-wrong",
  ERROR_IN_CRL_NEXT_UPDATE_FIELD: "otherwise-wrong",
  CERT_CHAIN_TOO_LONG: "otherwise-wrong",
  CERT_REVOKED: "otherwise-wrong",
  PATH_LENGTH_EXCEEDED: "otherwise-wrong",
  INVALID_PURPOSE: "otherwise-wrong",
  CERT_REJECTED: "otherwise-wrong",
  EPROTO: "no-tls",
};

/** The fault behind an error's code; null when the code does not speak of the secure connection. */
export function tlsFaultOf(code: string): TlsFault | null {
  const known = byCode[code];
  if (known !== undefined) return known;
  // ERR_SSL_WRONG_VERSION_NUMBER and its kin: OpenSSL's reasons why a handshake broke off.
  if (code.startsWith("ERR_SSL_")) return "no-tls";
  return /^(CERT_|ERR_TLS_CERT_)/.test(code) ? "otherwise-wrong" : null;
}
