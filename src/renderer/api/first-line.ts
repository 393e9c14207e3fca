import type { Api } from "../../main/core/api/api.ts";
import { createClient } from "../../shared/client.ts";
import { systemClock } from "../../shared/clock.ts";
import { createConnection } from "./connection.ts";
import { pageTransport } from "./transport.ts";

/** `/previews` shows the screens without a core behind them. */
export const showsPreviews = location.pathname.startsWith("/previews");

export const client = createClient<Api>(pageTransport());

/** The screens' line to the core. */
export const connection = createConnection(client, systemClock());

// Asked here, before the rest of the program is even run: the answer is there when the first screen can be drawn.
if (!showsPreviews) connection.start();
