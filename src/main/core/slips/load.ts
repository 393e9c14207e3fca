import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Font } from "fontkit";
import type { z } from "zod";
import { parseJson } from "../../../shared/codec.ts";
import { openFont } from "./fonts.ts";
import type { SlipResources } from "./render.ts";
import { unknownNames } from "./template-check.ts";
import type { TemplateName } from "./template-names.ts";
import { CommonTexts, Template } from "./template.ts";

/** A template file that is missing or wrong; the message names the file and the field. */
export class TemplateFault extends Error {}

async function readTexts<S extends z.ZodType>(
  schema: S,
  file: string,
  places: readonly string[],
): Promise<z.output<S>> {
  for (const place of places) {
    const text = await readFile(join(place, file), "utf8").catch(() => null);
    if (text === null) continue;
    const parsed = schema.safeParse(parseJson(text.normalize("NFC")));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new TemplateFault(`slips/${file}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not JSON"}`);
  }
  throw new TemplateFault(`slips/${file}: missing`);
}

async function readForms(places: readonly string[]): Promise<ReadonlyMap<string, Template>> {
  const names = new Set<string>();
  for (const place of places) {
    const files = await readdir(join(place, "forms")).catch(() => []);
    for (const file of files) if (file.endsWith(".json")) names.add(file);
  }
  const forms = [...names].map(async (file): Promise<[string, Template]> => [
    file.slice(0, -".json".length),
    await readTexts(Template, `forms/${file}`, places),
  ]);
  return new Map(await Promise.all(forms));
}

/** What is wrong with the templates, file and field named, or null; asked at start, before a citizen waits for paper. */
export async function slipTemplateFault(assetsDir: string, wardDir?: string): Promise<string | null> {
  try {
    await loadSlipResources(assetsDir, wardDir);
    return null;
  } catch (fault) {
    if (fault instanceof TemplateFault) return fault.message;
    throw fault;
  }
}

/**
 * Fonts and templates from `assetsDir` (its fonts/ and slips/). A file of the same name in `wardDir` wins, so that a ward
 * follows a newer circular without a new program. Throws TemplateFault for a wrong or missing template.
 */
export async function loadSlipResources(assetsDir: string, wardDir?: string): Promise<SlipResources> {
  const places = [...(wardDir ? [wardDir] : []), join(assetsDir, "slips")];
  const font = async (name: string): Promise<Font> =>
    openFont(await readFile(join(assetsDir, "fonts", `tinos-${name}.ttf`)));
  const template = async (name: TemplateName): Promise<Template> => {
    const parsed = await readTexts(Template, `${name}.json`, places);
    const [unknown] = unknownNames(parsed, name);
    if (unknown !== undefined)
      throw new TemplateFault(`slips/${name}.json: ${unknown}: this paper does not have it`);
    return parsed;
  };
  return {
    fonts: {
      regular: await font("regular"),
      bold: await font("bold"),
      italic: await font("italic"),
      "bold-italic": await font("bold-italic"),
    },
    common: await readTexts(CommonTexts, "common.json", places),
    slips: {
      kept: await template("kept"),
      registered: await template("registered"),
      "taken-in": await template("taken-in"),
      "desk-copy": await template("desk-copy"),
      supplement: await template("supplement"),
      rejection: await template("rejection"),
      "apology-new": await template("apology-new"),
      "apology-old": await template("apology-old"),
      control: await template("control"),
      authorisation: await template("authorisation"),
      register: await template("register"),
      "test-page": await template("test-page"),
      "recovery-code": await template("recovery-code"),
    },
    forms: await readForms(places),
  };
}
