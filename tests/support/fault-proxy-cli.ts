// A fault proxy from a shell; each line on standard input changes what goes wrong. `--help` says how.
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import { parseJson } from "../../src/shared/codec.ts";
import { createAuthority } from "./fault-proxy-certificates.ts";
import { FaultRule } from "./fault-proxy-rules.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";

const help = `Stands between a kiosk and a practice portal and breaks what it is told to.

  node tests/support/fault-proxy-cli.ts --portal http://127.0.0.1:4010 [--port 4020] [--rules rules.json]
      [--tls good|expired|not-yet-valid|wrong-host|self-signed] [--ca-file ca.pem]

Standard input, one line each:
  up | refused | black-hole | reset    the network as a whole
  heal                                 takes all rules back
  {"service":"DongBoHoSoMC","nth":2,"fault":{"kind":"cut-answer","atByte":10}}
Standard output: the address, then one JSON line for each call that is over.
--rules is a JSON list of such rules. --ca-file is where the authority's certificate is written, to be trusted by
NODE_EXTRA_CA_CERTS. The kinds of fault stand in tests/support/fault-proxy-rules.ts.
`;

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    portal: { ...text, default: "http://127.0.0.1:4010" },
    port: { ...text, default: "0" },
    rules: text,
    tls: text,
    "ca-file": text,
    help: { type: "boolean", short: "h", default: false },
  },
});

const Kind = z.enum(["good", "expired", "not-yet-valid", "wrong-host", "self-signed"]);
const Network = z.enum(["up", "refused", "black-hole", "reset"]);

async function obey(proxy: FaultProxy, line: string): Promise<void> {
  const word = line.trim();
  const network = Network.safeParse(word);
  const rule = FaultRule.safeParse(parseJson(word));
  if (network.success) await proxy.network(network.data);
  else if (word === "heal") proxy.heal();
  else if (rule.success) proxy.fail(rule.data);
  else process.stderr.write(`not understood: ${word}\n`);
}

async function run(): Promise<void> {
  const authority = createAuthority();
  const caFile = values["ca-file"];
  if (caFile !== undefined) writeFileSync(caFile, authority.cert);
  const proxy = await startFaultProxy({
    portal: values.portal,
    port: Number(values.port),
    ...(values.tls === undefined ? {} : { tls: authority.issue(Kind.parse(values.tls)) }),
    onCall: (call) => call.endMs !== null && process.stdout.write(`${JSON.stringify(call)}\n`),
  });
  if (values.rules !== undefined)
    proxy.fail(...z.array(FaultRule).parse(JSON.parse(readFileSync(values.rules, "utf8"))));
  process.stdout.write(`${proxy.url}\n`);
  for await (const line of createInterface({ input: process.stdin })) await obey(proxy, line);
}

if (values.help) process.stdout.write(help);
else await run();
