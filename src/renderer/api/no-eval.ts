import { config } from "zod";

// zod probes for eval otherwise, and the page's security policy would report each probe.
config({ jitless: true });
