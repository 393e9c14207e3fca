import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

export const previews: readonly Preview[] = [{ id: "rating", view: submitView({ name: "rating" }) }];
