import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { follow, parse, StreamRefused, type StreamEvent } from "../src/index.js";

async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

/** A server that answers each connection by the next of the given answers. */
async function serve(
  answers: ((request: IncomingMessage, response: ServerResponse) => void)[],
  use: (url: string) => Promise<void>,
): Promise<void> {
  let connections = 0;
  const server = createServer((request, response) => answers[connections++]!(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/events`);
    assert.equal(connections, answers.length);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const stream = (text: string) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { "Content-Type": "text/event-stream" }).end(text);
};

test("lines become events, however they are cut into pieces", async () => {
  const text = ":heartbeat\n\nid: 7\nevent: brief.added\ndata: {\"id\":\ndata: 1}\n\nid: 8\r\ndata:\"bare\"\r\n\r\ndata: {}";
  const expected: StreamEvent[] = [
    { id: "7", type: "brief.added", data: { id: 1 } },
    { id: "8", type: "message", data: "bare" },
  ];
  for (const size of [1, 3, 1000]) {
    const bytes = new TextEncoder().encode(text);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    assert.deepEqual(await all(parse(body)), expected);
  }
});

test("a broken stream goes on after the last event seen", async () => {
  await serve(
    [
      stream("id: 1\nevent: a\ndata: {}\n\n"),
      (_, response) => response.writeHead(503).end(),
      (request, response) => {
        assert.equal(request.headers["last-event-id"], "1");
        stream("id: 2\nevent: b\ndata: {}\n\nevent: end\ndata: {\"reason\":\"access-lost\"}\n\n")(request, response);
      },
    ],
    async (url) => {
      const events = await all(follow(url, { token: "t", retryDelay: 1 }));
      assert.deepEqual(
        events.map((event) => event.type),
        ["a", "b"],
      );
    },
  );
});

test("a token that ran out is replaced", async () => {
  const tokens = ["old", "new"];
  await serve(
    [
      stream("id: 1\nevent: a\ndata: {}\n\nevent: end\ndata: {\"reason\":\"token-expired\"}\n\n"),
      (request, response) => {
        assert.equal(request.headers.authorization, "Bearer new");
        stream("id: 2\nevent: b\ndata: {}\n\nevent: end\ndata: {\"reason\":\"token-revoked\"}\n\n")(request, response);
      },
    ],
    async (url) => {
      const events = await all(follow(url, { token: () => tokens.shift()!, retryDelay: 1 }));
      assert.deepEqual(
        events.map((event) => event.id),
        ["1", "2"],
      );
    },
  );
});

test("a refusal ends it", async () => {
  await serve([(_, response) => response.writeHead(404).end('{"code":"not-found"}')], async (url) => {
    await assert.rejects(
      all(follow(url, { token: "t" })),
      (failure: unknown) => failure instanceof StreamRefused && failure.status === 404 && failure.body.includes("not-found"),
    );
  });
});
