import { expect, it } from "vitest";
import { createApi } from "../src/main/core/api/api.ts";
import { apiMethods } from "../src/shared/api-methods.ts";
import { pretend } from "./support/pretend.ts";

it("lets exactly the core's methods through the preload and both hosts", () => {
  const api = createApi(pretend<Parameters<typeof createApi>[0]>({}));
  expect(Object.keys(api).toSorted()).toEqual([...apiMethods].toSorted());
});
