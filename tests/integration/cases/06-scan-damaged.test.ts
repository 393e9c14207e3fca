import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { pdf, png } from "../../../src/main/core/attachments/fixture.ts";
import { person } from "../../support/intents.ts";
import { startCase } from "../../support/queue-case.ts";
import { scanFolder } from "../../support/scan-folder.ts";

const damages: readonly (readonly [string, (path: string) => void])[] = [
  ["is gone", (path) => rmSync(path)],
  ["is shorter than it was", (path) => truncateSync(path, 100)],
  ["is empty", (path) => truncateSync(path, 0)],
  [
    "has one bit turned",
    (path) => {
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    },
  ],
  ["was put in its place from elsewhere", (path) => writeFileSync(path, pdf(5_000))],
];

it.each(damages)(
  "a queued scan %s: a person is told which, and nothing of the dossier is sent",
  async (_, damage) => {
    const folder = scanFolder();
    const c = await startCase({ readScan: folder.readScan });
    await c.proxy.network("refused");
    const key = c.kiosk.folder.vault.newDataKey();
    const scans = [
      await folder.keep(key, pdf(3_000), "Giấy chứng sinh.pdf"),
      await folder.keep(key, png(40), "Mặt sau.png"),
    ];
    const hit = c.keep({ scans }, { key });
    const other = c.keep({ submitter: person(2) });
    const last = scans[1];
    if (last) damage(folder.pathOf(last));
    await c.proxy.network("up");
    await c.untilAccepted(other);
    await c.kiosk.until(() => c.status(hit).state === "needs-person");
    expect(c.status(hit)).toMatchObject({ reason: "file-damaged", officialCode: null });
    expect(c.status(hit).refusal).toContain("Mặt sau.png");
    expect(c.bench.portal.ledger()).toMatchObject({ creates: 1, dossiers: [{ files: [] }] });
    expect(c.proxy.calls().filter(({ service }) => service.startsWith("tep"))).toEqual([]);
    c.check();
  },
);
