// A third party's idea of a provider (aimock), told to say what the scripted one says.
import { LLMock } from "@copilotkit/aimock";

const told = (request) =>
  request.messages
    .filter((message) => message.role === "tool")
    .map((message) => Number(/\d+/.exec(JSON.stringify(message.content))[0]));
const asksFor = (request) => request.tools?.length > 0;

export async function thirdParty(port) {
  const mock = new LLMock({ port, logLevel: "silent" });
  const turn = (count, response) =>
    mock.addFixture({ match: { predicate: (r) => asksFor(r) && told(r).length === count }, response });
  turn(0, {
    toolCalls: [
      { name: "weather", arguments: JSON.stringify({ city: "Oslo" }) },
      { name: "weather", arguments: JSON.stringify({ city: "Rome" }) },
    ],
  });
  turn(2, { toolCalls: [{ name: "mean", arguments: JSON.stringify({ first: 7, second: 23 }) }] });
  turn(3, { content: "The mean is 15." });
  mock.onMessage("slow down", { error: { message: "slow down", type: "requests" }, status: 429, retryAfter: 7 });
  mock.addFixture({
    match: { predicate: (r) => !asksFor(r) && r.response_format?.type === "json_schema" },
    response: { content: JSON.stringify({ city: "Oslo", degrees: 7 }) },
  });
  mock.onEmbedding(/./, { embedding: [0.5, 0.25] });
  mock.onMessage("Good morning", { content: "You said: Good morning" });
  await mock.start();
  return mock;
}
