import { z } from "zod";
import {
  AccountActivationRow,
  AccountLookUpRow,
  AccountResult,
  AccountRow,
  OtpResendRow,
} from "./account.ts";
import {
  DossierFileRow,
  DossierLookUpRow,
  DossierResult,
  DossierRow,
  ProgressResult,
  ProgressRow,
} from "./dossier.ts";
import {
  Answer,
  answers,
  AuthAnswer,
  AuthRequest,
  Envelope,
  ErrorCode,
  Health,
  MAX_FILE_BYTES,
  UploadMetadata,
} from "./envelope.ts";
import { ProcedureListResult, ProcedureLookUpRow, ProcedureResult } from "./procedure.ts";

/** A JSON object of the document. */
type Json = Readonly<Record<string, unknown>>;

const named = {
  Envelope,
  Answer,
  ErrorCode,
  AuthRequest,
  AuthAnswer,
  Health,
  UploadMetadata,
  TaiKhoan: AccountRow,
  TraCuuTaiKhoan: AccountLookUpRow,
  XacThucTaiKhoan: AccountActivationRow,
  GuiLaiOTP: OtpResendRow,
  KetQuaTaiKhoan: AccountResult,
  HoSo: DossierRow,
  TaiLieuNop: DossierFileRow,
  TraCuuHoSo: DossierLookUpRow,
  KetQuaHoSo: DossierResult,
  CapNhatTienDoHoSoMC: ProgressRow,
  KetQuaTienDo: ProgressResult,
  LayThuTuc: ProcedureLookUpRow,
  ThuTuc: ProcedureResult,
  DongThuTuc: ProcedureListResult,
} as const;

function schemas(): Record<string, Json> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  for (const [service, schema] of Object.entries(answers)) {
    if (!registry.has(schema)) registry.add(schema, { id: `Answer_${service}` });
  }
  const made = z.toJSONSchema(registry, { io: "input", uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, schema]) => {
      const { $schema: _dialect, $id: _id, ...rest } = schema;
      return [id, rest];
    }),
  );
}

/** Name of the schema in the contract document that an answer of this service fits. */
export function answerSchemaName(service: string): string {
  const wanted = Object.entries(answers).find(([name]) => name === service)?.[1];
  const first = Object.entries(answers).find(([, schema]) => schema === wanted)?.[0];
  return first === undefined ? "Answer" : `Answer_${first}`;
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json): Json => ({ "application/json": { schema } });
const answered = (description: string): Json => ({ description, content: json(ref("Answer")) });
const plain = (description: string): Json => ({ description });

const passing = {
  "500": plain("passing fault, as 502 and 504"),
  "503": plain("unavailable; may carry Retry-After"),
};

function integrationPath(): Json {
  return {
    post: {
      summary: "Every business call, told apart by service",
      requestBody: { required: true, content: json(ref("Envelope")) },
      responses: {
        "200": { description: "business answer", content: json({ anyOf: answerNames().map(ref) }) },
        "400": answered("the envelope or a row breaks the schema"),
        "401": plain("the session is no longer valid"),
        "413": plain("too large"),
        "422": answered("refused on its content"),
        "429": plain("too many requests; Retry-After"),
        ...passing,
      },
    },
  };
}

function answerNames(): readonly string[] {
  return [...new Set(Object.keys(answers).map(answerSchemaName))];
}

function filePaths(): Record<string, Json> {
  const text = { type: "string" };
  return {
    "/tep/": {
      post: {
        summary: "Resumable upload, tus 1.0.0; Authorization: Bearer <session>",
        description: `Upload-Metadata as UploadMetadata. 460: the bytes do not hash to sha256, dropped. At most ${MAX_FILE_BYTES} bytes.`,
        responses: {
          "201": plain("created; Location is DuongDanTaiTepTin"),
          "401": plain("session over"),
          "413": plain("too large"),
        },
      },
    },
    "/tep/{TepDinhKemId}": {
      parameters: [{ in: "path", name: "TepDinhKemId", required: true, schema: text }],
      head: {
        responses: { "200": plain("Upload-Offset"), "401": plain("session over"), "410": plain("dropped") },
      },
      patch: {
        responses: {
          "204": plain("taken"),
          "401": plain("session over"),
          "409": plain("another offset"),
          "410": plain("dropped"),
          "413": plain("too large"),
          "460": plain("the whole file does not hash to sha256; dropped"),
        },
      },
    },
    "/ketqua/{GiayToId}": {
      get: {
        summary: "Bytes of a result paper; Authorization: Bearer <session>",
        parameters: [{ in: "path", name: "GiayToId", required: true, schema: text }],
        responses: {
          "200": plain("application/pdf"),
          "401": plain("session over"),
          "404": plain("none such"),
        },
      },
    },
  };
}

/** The contract between kiosk and portal as an OpenAPI 3.1 document, made from the wire's own schemas. */
export function contractDocument(): Json {
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "Portal contract spoken by the kiosk",
      version: "1.0",
      description:
        "Names, envelope, codes and dates follow the national integration API; accounts, MaThamChieu and resumable files are extensions. Times are Asia/Ho_Chi_Minh. MaThamChieu is used up by error_code 0 alone; the same content again answers 3, other content 4.",
    },
    paths: {
      "/health": { get: { responses: { "200": { description: "alive", content: json(ref("Health")) } } } },
      "/auth": {
        post: {
          summary: "Open a session for the unit, not for a citizen",
          requestBody: { required: true, content: json(ref("AuthRequest")) },
          responses: {
            "200": { description: "session, or error_code 1", content: json(ref("AuthAnswer")) },
            ...passing,
          },
        },
      },
      "/integration": integrationPath(),
      ...filePaths(),
    },
    components: { schemas: schemas() },
  };
}

/** The document as the text of its file, ending in a newline. */
export function contractText(): string {
  return `${JSON.stringify(contractDocument(), null, 2)}\n`;
}
