import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { components, paths } from "./schema.js";

export type { components, operations, paths } from "./schema.js";
export { follow, parse, StreamRefused, type FollowOptions, type StreamEvent } from "./events.js";
export { orThrow, ProblemError, type FieldError, type Problem } from "./problem.js";

/** Shorthand for the types of the API: `Schema<"Project">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export interface IncubatorOptions {
  /** Where the gateway is, such as `http://localhost:8080`. */
  baseUrl: string;
  /** Access token or API key, or a function that gives a fresh one for every call. */
  token?: string | (() => string | Promise<string>);
  /** Language of problem texts, such as `zh-CN`. */
  language?: string;
  fetch?: typeof globalThis.fetch;
}

/** A client of every operation, typed by path: `client.GET("/api/projects/{id}", { params: { path: { id } } })`. */
export type Incubator = Client<paths>;

/**
 * Makes a client. Every POST carries an `Idempotency-Key`, so that a call that is repeated after a lost answer is done
 * once; give your own in `headers` to repeat a call across restarts.
 */
export function createIncubator(options: IncubatorOptions): Incubator {
  const client = createClient<paths>({
    baseUrl: options.baseUrl,
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
  const caller: Middleware = {
    async onRequest({ request }) {
      if (options.token !== undefined && !request.headers.has("Authorization")) {
        const token = typeof options.token === "function" ? await options.token() : options.token;
        request.headers.set("Authorization", `Bearer ${token}`);
      }
      if (options.language !== undefined) {
        request.headers.set("Accept-Language", options.language);
      }
      if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", crypto.randomUUID());
      }
      return request;
    },
  };
  client.use(caller);
  return client;
}
