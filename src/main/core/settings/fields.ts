import { z } from "zod";
import { SettingsFile, toldOf } from "./schema.ts";

/** One setting: where it stands in the file and how environment and command line name it. */
export interface SettingField {
  /** `["portal", "url"]` */
  readonly path: readonly string[];
  /** `KIOSK_PORTAL_URL` */
  readonly env: string;
  /** `portal`, without the dashes; null for secrets, which no flag may carry. */
  readonly flag: string | null;
  readonly description: string;
  /** How a text from environment or command line becomes a value: as it is, as a number, as yes or no, or as JSON. */
  readonly reads: "text" | "number" | "boolean" | "json";
  readonly nullable: boolean;
  readonly default: unknown;
  readonly schema: z.ZodType;
}

/** Every setting, in the order of the file. */
export const settingFields: readonly SettingField[] = fieldsOf(SettingsFile, []);

function fieldsOf(schema: z.ZodType, path: readonly string[]): readonly SettingField[] {
  const told = toldOf(schema);
  if (told !== null) return [fieldOf(schema, path, told)];
  const group = unwrap(schema);
  if (!(group instanceof z.ZodObject)) throw new Error(`the setting ${path.join(".")} has no description`);
  const shape: Readonly<Record<string, z.ZodType>> = group.shape;
  return Object.entries(shape).flatMap(([key, inner]) => fieldsOf(inner, [...path, key]));
}

function fieldOf(
  schema: z.ZodType,
  path: readonly string[],
  told: NonNullable<ReturnType<typeof toldOf>>,
): SettingField {
  const words = path.flatMap((part) => part.split(/(?=[A-Z])/u)).map((word) => word.toLowerCase());
  return {
    path,
    // KIOSK_NUMBER, not KIOSK_KIOSK_NUMBER.
    env: ["kiosk", ...(words[0] === "kiosk" ? words.slice(1) : words)].join("_").toUpperCase(),
    flag: told.secret ? null : (told.flag ?? words.join("-")),
    description: told.description,
    reads: readsOf(unwrap(schema)),
    nullable: schema.safeParse(null).success,
    default: schema.parse(undefined),
    schema,
  };
}

function readsOf(inner: z.ZodType): SettingField["reads"] {
  if (inner instanceof z.ZodNumber) return "number";
  if (inner instanceof z.ZodBoolean) return "boolean";
  const isText = inner instanceof z.ZodString || inner instanceof z.ZodEnum || inner instanceof z.ZodLiteral;
  return isText || inner instanceof z.ZodUnion ? "text" : "json";
}

/** The schema inside its defaults and allowances for null. */
export function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodNullable) {
    const inner = schema.unwrap();
    return inner instanceof z.ZodType ? unwrap(inner) : schema;
  }
  return schema;
}
