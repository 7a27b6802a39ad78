/** One event of a stream (Server-Sent Events). */
export interface StreamEvent<T = unknown> {
  /** Sequence within the stream; give it to {@link follow} as `after` to go on from here. */
  id: string;
  type: string;
  data: T;
}

export interface FollowOptions {
  /** Access token, or a function that gives a fresh one for every connection. */
  token: string | (() => string | Promise<string>);
  /** Goes on after this event. */
  after?: string;
  /** Ends the stream. */
  signal?: AbortSignal;
  /** Milliseconds before a lost connection is opened again; default 1000. */
  retryDelay?: number;
  fetch?: typeof globalThis.fetch;
}

/**
 * Follows a stream of events: each event once, in order, across lost connections (`Last-Event-ID`) and, if `token` is
 * a function, across tokens that run out. Ends when the server ends the stream (`event: end`), when the caller stops
 * iterating or aborts.
 */
export async function* follow<T = unknown>(url: string | URL, options: FollowOptions): AsyncGenerator<StreamEvent<T>> {
  const fetch = options.fetch ?? globalThis.fetch;
  let last = options.after;
  while (!options.signal?.aborted) {
    const token = typeof options.token === "function" ? await options.token() : options.token;
    const headers: Record<string, string> = { Accept: "text/event-stream", Authorization: `Bearer ${token}` };
    if (last !== undefined) {
      headers["Last-Event-ID"] = last;
    }
    try {
      const response = await fetch(url, { headers, signal: options.signal ?? null });
      if (!response.ok || response.body === null) {
        if (response.status >= 500) {
          await pause(options);
          continue;
        }
        throw new StreamRefused(response.status, await response.text());
      }
      for await (const event of parse<T>(response.body)) {
        if (event.type === "end") {
          if (typeof options.token === "function" && reason(event.data) === "token-expired") {
            break;
          }
          return;
        }
        if (event.id !== "") {
          last = event.id;
        }
        yield event;
      }
    } catch (failure) {
      if (failure instanceof StreamRefused || options.signal?.aborted) {
        throw failure;
      }
    }
    await pause(options);
  }
}

/** The server refused to open the stream. */
export class StreamRefused extends Error {
  constructor(
    readonly status: number,
    readonly body: string,
  ) {
    super(`The stream was refused with status ${status}`);
    this.name = "StreamRefused";
  }
}

function reason(data: unknown): unknown {
  return typeof data === "object" && data !== null && "reason" in data ? data.reason : undefined;
}

async function pause(options: FollowOptions): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, options.retryDelay ?? 1000));
}

/** Reads `text/event-stream` as the HTML standard defines it. */
export async function* parse<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent<T>> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let buffer = "";
  let id = "";
  let type = "";
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      buffer += value;
      let end: number;
      while ((end = buffer.search(/\r\n|\n|\r(?!$)/)) >= 0) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (buffer.startsWith("\r\n", end) ? 2 : 1));
        if (line === "") {
          if (data.length > 0) {
            yield { id, type: type === "" ? "message" : type, data: JSON.parse(data.join("\n")) as T };
          }
          type = "";
          data = [];
        } else if (!line.startsWith(":")) {
          const colon = line.indexOf(":");
          const field = colon < 0 ? line : line.slice(0, colon);
          const text = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
          if (field === "id") id = text;
          if (field === "event") type = text;
          if (field === "data") data.push(text);
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
