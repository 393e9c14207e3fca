import { expect, it } from "vitest";
import { createApi } from "../src/main/core/api/api.ts";
import { apiMethods } from "../src/shared/api-methods.ts";
import { pretend } from "./support/pretend.ts";

it("lets exactly the core's methods through the preload and both hosts", () => {
  const [kiosk, staff] = [
    pretend<Parameters<typeof createApi>[0]>({}),
    pretend<Parameters<typeof createApi>[1]>({}),
  ];
  const api = createApi(kiosk, staff);
  expect(Object.keys(api).toSorted()).toEqual([...apiMethods].toSorted());
});
