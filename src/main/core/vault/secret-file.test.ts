import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { writeSecretFile } from "./secret-file.ts";

const stick = vi.hoisted((): { code: string | null } => ({ code: null }));

async function sync(): Promise<void> {
  if (stick.code !== null) throw Object.assign(new Error("fsync"), { code: stick.code });
}

vi.mock(import("node:fs/promises"), async (original) => {
  const real = await original();
  const openOn: typeof real.open = async (path, flags, mode) => {
    const file = await real.open(path, flags, mode);
    return flags === "r" ? Object.assign(file, { sync }) : file;
  };
  return { ...real, open: openOn };
});

function emptyDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "kiosk-secret-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

it.each(["EINVAL", "ENOSYS", "ENOTSUP", "EPERM"])(
  "writes to a stick whose folders cannot be brought to the disk (%s)",
  async (code) => {
    stick.code = code;
    const path = join(emptyDir(), "a");
    await writeSecretFile(path, Buffer.from("abc"));
    expect(readFileSync(path, "utf8")).toBe("abc");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  },
);

it("does not pass over a disk that fails", async () => {
  stick.code = "EIO";
  await expect(writeSecretFile(join(emptyDir(), "a"), Buffer.from("abc"))).rejects.toThrow("fsync");
});
