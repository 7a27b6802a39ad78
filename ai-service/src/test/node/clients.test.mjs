// Other people's clients, unmodified, through the gateway: to the scripted provider of the Java tests, and to aimock.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { createOpenAI } from "@ai-sdk/openai";
import { embed, generateObject, generateText, stepCountIs, streamText, tool } from "ai";
import OpenAI from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { z } from "zod";
import { thirdParty } from "./provider.mjs";

const { GATEWAY_URL, GATEWAY_KEY, THIRD_PARTY_PORT } = process.env;
assert.ok(GATEWAY_URL && GATEWAY_KEY && THIRD_PARTY_PORT, "GATEWAY_URL, GATEWAY_KEY and THIRD_PARTY_PORT are not set");

const weather = (city) => (city === "Oslo" ? 7 : 23);
const mean = (first, second) => (first + second) / 2;
const greeting = [{ role: "user", content: "Good morning" }];
const Weather = z.object({ city: z.string(), degrees: z.number() });

let mock;
before(async () => {
  mock = await thirdParty(Number(THIRD_PARTY_PORT));
});
after(() => mock.stop());

for (const model of ["node-scripted", "node-third-party"]) {
  describe(`openai and ${model}`, () => {
    const openai = new OpenAI({ baseURL: `${GATEWAY_URL}/v1`, apiKey: GATEWAY_KEY, maxRetries: 0 });
    const functions = {
      weather: { parse: JSON.parse, function: ({ city }) => weather(city), description: "The weather of a city" },
      mean: { parse: JSON.parse, function: ({ first, second }) => mean(first, second), description: "The mean" },
    };
    const parameters = {
      weather: { type: "object", properties: { city: { type: "string" } } },
      mean: { type: "object", properties: { first: { type: "number" }, second: { type: "number" } } },
    };
    const tools = Object.keys(functions).map((name) => ({
      type: "function",
      function: { name, parameters: parameters[name], ...functions[name] },
    }));

    test("a chat", async () => {
      const chat = await openai.chat.completions.create({ model, messages: greeting });
      assert.equal(chat.choices[0].message.content, "You said: Good morning");
      assert.ok(chat.usage.total_tokens > 0);
    });

    test("a stream, with usage only for whoever asks", async () => {
      const read = async (options) => {
        const stream = await openai.chat.completions.create({ model, messages: greeting, stream: true, ...options });
        let words = "";
        let usage = null;
        for await (const chunk of stream) {
          words += chunk.choices[0]?.delta?.content ?? "";
          usage = chunk.usage ?? usage;
        }
        return { words, usage };
      };
      const plain = await read({});
      const counted = await read({ stream_options: { include_usage: true } });
      assert.match(plain.words, /^(Hello|You said: Good morning)$/);
      assert.equal(plain.usage, null);
      assert.equal(counted.words, plain.words);
      assert.ok(counted.usage.completion_tokens > 0);
    });

    test("tools over three turns, at once and streamed", async () => {
      for (const stream of [false, true]) {
        const runner = openai.chat.completions.runTools({ model, messages: greeting, tools, stream });
        assert.equal(await runner.finalContent(), "The mean is 15.");
        const results = runner.messages.filter((message) => message.role === "tool").map((m) => m.content);
        assert.deepEqual(results.map(Number), [7, 23, 15]);
      }
    });

    test("a structured answer", async () => {
      const answer = await openai.chat.completions.parse({
        model,
        messages: greeting,
        response_format: zodResponseFormat(Weather, "weather"),
      });
      assert.deepEqual(answer.choices[0].message.parsed, { city: "Oslo", degrees: 7 });
    });

    test("embeddings, which it asks for in base64 unless told otherwise", async () => {
      // aimock answers nothing in base64
      const plain = model === "node-third-party" ? { encoding_format: "float" } : {};
      const answer = await openai.embeddings.create({ model, input: "x", ...plain });
      assert.deepEqual([...answer.data[0].embedding], [0.5, 0.25]);
    });
  });

  describe(`Vercel's AI SDK and ${model}`, () => {
    const chat = createOpenAI({ baseURL: `${GATEWAY_URL}/v1`, apiKey: GATEWAY_KEY }).chat(model);
    const embedding = createOpenAI({ baseURL: `${GATEWAY_URL}/v1`, apiKey: GATEWAY_KEY }).embedding(model);
    const tools = {
      weather: tool({ inputSchema: z.object({ city: z.string() }), execute: ({ city }) => weather(city) }),
      mean: tool({
        inputSchema: z.object({ first: z.number(), second: z.number() }),
        execute: ({ first, second }) => mean(first, second),
      }),
    };
    const asked = { model: chat, prompt: "Good morning", maxRetries: 0 };

    test("a text, a stream and tools", async () => {
      assert.equal((await generateText(asked)).text, "You said: Good morning");
      assert.match(await streamText(asked).text, /^(Hello|You said: Good morning)$/);
      const worked = await generateText({ ...asked, tools, stopWhen: stepCountIs(5) });
      assert.equal(worked.text, "The mean is 15.");
      assert.equal(worked.steps.length, 3);
      assert.equal(await streamText({ ...asked, tools, stopWhen: stepCountIs(5) }).text, "The mean is 15.");
    });

    test("an object by its schema, and an embedding", async () => {
      assert.deepEqual((await generateObject({ ...asked, schema: Weather })).object, { city: "Oslo", degrees: 7 });
      assert.deepEqual((await embed({ model: embedding, value: "x" })).embedding, [0.5, 0.25]);
    });
  });
}

describe("errors, retries and leaving", () => {
  const openai = new OpenAI({ baseURL: `${GATEWAY_URL}/v1`, apiKey: GATEWAY_KEY, maxRetries: 0 });
  const ask = (model, content, options) =>
    openai.chat.completions.create({ model, messages: [{ role: "user", content }] }, options);

  test("are the client's own", async () => {
    await assert.rejects(() => ask("nothing", "x"), OpenAI.NotFoundError);
    await assert.rejects(
      () => new OpenAI({ baseURL: `${GATEWAY_URL}/v1`, apiKey: "inc_nobody", maxRetries: 0 }).models.list(),
      OpenAI.AuthenticationError,
    );
    await assert.rejects(
      () => ask("node-third-party", "slow down"),
      (error) =>
        error instanceof OpenAI.RateLimitError &&
        error.headers.get("retry-after") === "7" &&
        error.message.includes("slow down"),
    );
  });

  test("whoever aborts a stream is let go", async () => {
    const stream = await openai.chat.completions.create({ model: "trickle", messages: greeting, stream: true });
    for await (const chunk of stream) {
      assert.equal(chunk.choices[0].delta.content, "Hel");
      stream.controller.abort();
    }
    assert.ok(stream.controller.signal.aborted);
  });

  test("a client that is told to retry does so", async () => {
    const before = mock.getRequests().length;
    await assert.rejects(() => ask("node-third-party", "slow down", { maxRetries: 1, timeout: 60_000 }));
    assert.equal(mock.getRequests().length - before, 2);
  });
});

describe("the Responses API through openai and Vercel's AI SDK", () => {
  const model = "node-third-party";
  test("at once and streamed", async () => {
    const openai = new OpenAI({ baseURL: `${GATEWAY_URL}/v1`, apiKey: GATEWAY_KEY, maxRetries: 0 });
    const whole = await openai.responses.create({ model, input: "Good morning" });
    assert.equal(whole.output_text, "You said: Good morning");
    const events = [];
    for await (const event of await openai.responses.create({ model, input: "Good morning", stream: true })) {
      events.push(event.type);
    }
    assert.equal(events.at(-1), "response.completed");
    const vercel = createOpenAI({ baseURL: `${GATEWAY_URL}/v1`, apiKey: GATEWAY_KEY })(model);
    assert.equal((await generateText({ model: vercel, prompt: "Good morning" })).text, "You said: Good morning");
  });
});

describe("Anthropic's SDK", () => {
  const anthropic = new Anthropic({ baseURL: GATEWAY_URL, apiKey: GATEWAY_KEY, maxRetries: 0 });
  const asked = { model: "node-claude", max_tokens: 100, messages: greeting };
  const tools = [
    { name: "weather", input_schema: { type: "object", properties: { city: { type: "string" } } } },
    {
      name: "mean",
      input_schema: { type: "object", properties: { first: { type: "number" }, second: { type: "number" } } },
    },
  ];
  const result = ({ name, input }) => (name === "weather" ? weather(input.city) : mean(input.first, input.second));

  test("a message and a stream", async () => {
    const message = await anthropic.messages.create(asked);
    assert.equal(message.content[0].text, "You said: Good morning");
    const stream = anthropic.messages.stream(asked);
    assert.equal(await stream.finalText(), "You said: Good morning");
  });

  test("tools over three turns", async () => {
    const messages = [...greeting];
    for (let turn = 0; turn < 5; turn++) {
      const answer = await anthropic.messages.stream({ ...asked, messages, tools }).finalMessage();
      const calls = answer.content.filter((part) => part.type === "tool_use");
      if (calls.length === 0) {
        assert.equal(answer.content[0].text, "The mean is 15.");
        assert.equal(turn, 2);
        return;
      }
      messages.push({ role: "assistant", content: answer.content });
      messages.push({
        role: "user",
        content: calls.map((call) => ({ type: "tool_result", tool_use_id: call.id, content: String(result(call)) })),
      });
    }
    assert.fail("the model never comes to an end");
  });

  test("errors in its own shape", async () => {
    await assert.rejects(() => anthropic.messages.create({ ...asked, model: "nothing" }), Anthropic.NotFoundError);
    await assert.rejects(
      () => new Anthropic({ baseURL: GATEWAY_URL, apiKey: "inc_nobody", maxRetries: 0 }).messages.create(asked),
      Anthropic.AuthenticationError,
    );
    await assert.rejects(
      () => anthropic.messages.create({ ...asked, messages: [{ role: "user", content: "slow down" }] }),
      Anthropic.RateLimitError,
    );
  });
});
