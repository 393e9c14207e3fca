import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FoundRows } from "./picker-rows.tsx";

const rows = Array.from({ length: 30 }, (_, at) => ({ value: `row ${at}`, title: `row ${at}` }));

it("keeps the person's own words in sight behind the first rows of a long list", () => {
  const own = { value: "own", title: "own words" };
  const drawn = renderToStaticMarkup(
    <FoundRows text="t" label="list" spoken="30" choices={rows} last={own} onChoose={() => undefined} />,
  );
  expect(drawn).toContain("row 0");
  expect(drawn).not.toContain("row 29");
  expect(drawn).toContain("own words");
});
