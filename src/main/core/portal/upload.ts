import { type Reader, withoutEnvelope } from "./answer.ts";
import { DetailedError, type HttpRequest, type HttpResponse, type HttpStack, Upload } from "tus-js-client";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Http, HttpCall, HttpFault, HttpReply } from "./http.ts";
import type { PortalFault, PortalResult, ScanUpload } from "./port.ts";

/** What lets an upload in, and what its answers are read by. */
export interface UploadPass {
  readonly session: string;
  readonly reader: () => Reader;
}

/**
 * Uploads one scan by tus 1.0.0 and settles when the portal holds it whole; the portal checks the hash with the last
 * byte (460 otherwise). With `url` it goes on where an earlier try left off. `onUrl` gives the upload's path as soon as
 * the portal named it. The library does the protocol, our own HTTP the deadlines.
 */
export function uploadScan(
  http: Http,
  { session, reader }: UploadPass,
  scan: ScanUpload,
  onUrl: (path: string) => void,
): Promise<PortalResult<string>> {
  const stack = httpStack(http);
  return new Promise((resolve) => {
    const upload = new Upload(Buffer.from(scan.bytes), {
      // With an address to go on from there is no endpoint: the library would begin anew on every fault.
      ...(scan.url === null
        ? { endpoint: `${http.origin}/tep/` }
        : { uploadUrl: new URL(scan.url, http.origin).href }),
      metadata: { filename: scan.fileName, filetype: scan.mimeType, sha256: scan.sha256 },
      headers: { authorization: `Bearer ${session}` },
      httpStack: stack,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => {
        const path = pathOf(upload.url, http.origin);
        if (path !== null) onUrl(path);
      },
      onSuccess: () => {
        const path = pathOf(upload.url, http.origin);
        resolve(path === null ? err({ kind: "not-the-portal" }) : ok(path));
      },
      onError: (error) => resolve(err(stack.fault() ?? uploadFault(error, stack.last(), reader()))),
    });
    upload.start();
  });
}

/** Path of an upload on the portal itself; null when its Location leads elsewhere. */
function pathOf(url: string | null, origin: string): string | null {
  if (url === null || !URL.canParse(url, origin)) return null;
  const parsed = new URL(url, origin);
  return parsed.origin === origin ? parsed.pathname + parsed.search : null;
}

function uploadFault(error: Error, last: HttpReply | null, reader: Reader): PortalFault {
  const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
  if (status === 401) return { kind: "unauthorised" };
  if (status === 413) return { kind: "too-large" };
  if (status === 460) return { kind: "upload-altered" };
  if (status === 404 || status === 410 || status === 409) return { kind: "upload-gone" };
  if (status === 423) return { kind: "server-fault", server: true, retryAfterMs: null };
  return last?.status === status ? withoutEnvelope(last, reader) : { kind: "not-the-portal" };
}

type Stack = HttpStack & {
  /** The transport fault that ended the upload, when it was one. */
  fault(): HttpFault | null;
  /** The last reply, whole. */
  last(): HttpReply | null;
};

/** Lets the library speak through our HTTP. Scans never go to another origin, wherever a Location points. */
function httpStack(http: Http): Stack {
  let failed: HttpFault | null = null;
  let last: HttpReply | null = null;
  const send = async (call: HttpCall, url: string): Promise<HttpResponse> => {
    const answer: Result<HttpReply, HttpFault> =
      new URL(url).origin === http.origin ? await http.call(call) : err({ kind: "not-the-portal" });
    if (!answer.ok) {
      failed = answer.error;
      throw new Error(failed.kind);
    }
    last = answer.value;
    return responseOf(answer.value);
  };
  return {
    fault: () => failed,
    last: () => last,
    getName: () => "kiosk",
    createRequest: (method, url) => requestOf(method, url, send),
  };
}

function requestOf(
  method: string,
  url: string,
  send: (call: HttpCall, url: string) => Promise<HttpResponse>,
): HttpRequest {
  const headers: Record<string, string> = {};
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => void (headers[name] = value),
    getHeader: (name) => headers[name],
    setProgressHandler: () => {},
    send(body: unknown) {
      const { pathname, search } = new URL(url);
      const bytes = body instanceof Uint8Array ? { body } : {};
      // Only the idle deadline: a large scan over a slow line is not a fault.
      const call = { path: pathname + search, headers, totalMs: null, maxBytes: 65_536, ...bytes };
      return send({ method: methodOf(method), ...call }, url);
    },
    abort: () => Promise.resolve(),
    getUnderlyingObject: () => null,
  };
}

function methodOf(method: string): HttpCall["method"] {
  if (method === "HEAD" || method === "PATCH") return method;
  return "POST";
}

function responseOf(reply: HttpReply): HttpResponse {
  return {
    getStatus: () => reply.status,
    getHeader: (name) => reply.header(name.toLowerCase()),
    getBody: () => Buffer.from(reply.body).toString(),
    getUnderlyingObject: () => null,
  };
}
