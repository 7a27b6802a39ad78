import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import { createIncubator, follow, orThrow, ProblemError, type Incubator } from "../src/index.js";

const baseUrl = process.env["INCUBATOR_URL"] ?? "";

interface Plan {
  recommendation: { top: { title: string; total: number }[] };
}

describe("against a running suite", { skip: baseUrl === "" ? "INCUBATOR_URL is not set" : false }, () => {
  let token: string;
  let api: Incubator;

  before(async () => {
    const anonymous = createIncubator({ baseUrl });
    const account = { email: `ts-${randomUUID()}@example.org`, password: `correct horse ${randomUUID()}` };
    await orThrow(anonymous.POST("/api/auth/register", { body: { ...account, displayName: "TypeScript" } }));
    token = (await orThrow(anonymous.POST("/api/auth/login", { body: account }))).accessToken!;
    api = createIncubator({ baseUrl, token, language: "zh-CN" });
  });

  test("an idea becomes a plan, followed live", async () => {
    const project = await orThrow(api.POST("/api/projects", { body: { name: "From TypeScript" } }));
    const path = { projectId: project.id! };
    const text = "A booking service for five salons; two developers know Java; three months; 2000 bookings a month.";
    const brief = await orThrow(api.POST("/api/projects/{projectId}/briefs", { params: { path }, body: { text } }));
    const requested = await orThrow(
      api.POST("/api/projects/{projectId}/revisions", { params: { path }, body: { briefId: brief.id! } }),
    );

    const seen: string[] = [];
    for await (const event of follow(`${baseUrl}/api/projects/${project.id}/events`, { token: () => token })) {
      seen.push(event.type);
      if (event.type === "revision.ready" || event.type === "revision.failed") break;
    }
    assert.deepEqual([seen.includes("brief.added"), seen.at(-1)], [true, "revision.ready"]);

    const revision = { ...path, id: requested.id! };
    const ready = await orThrow(api.GET("/api/projects/{projectId}/revisions/{id}", { params: { path: revision } }));
    assert.equal(ready.state, "ready");
    const best = (ready.plan as Plan).recommendation.top[0]!;
    assert.ok(best.title.length > 0 && best.total > 0 && best.total <= 10, JSON.stringify(best));

    const job = await orThrow(api.GET("/api/jobs/{id}", { params: { path: { id: ready.jobId! } } }));
    assert.equal(job.state, "succeeded");

    const zip = await orThrow(
      api.GET("/api/projects/{projectId}/revisions/{id}/bundle", { params: { path: revision }, parseAs: "arrayBuffer" }),
    );
    assert.deepEqual([...new Uint8Array(zip as unknown as ArrayBuffer, 0, 2)], [0x50, 0x4b]);
  });

  test("a refusal is a problem with a code, in the caller's language", async () => {
    await assert.rejects(
      orThrow(api.GET("/api/projects/{id}", { params: { path: { id: randomUUID() } } })),
      (failure: unknown) =>
        failure instanceof ProblemError &&
        failure.status === 404 &&
        failure.code === "not-found" &&
        failure.problem.title === "未找到",
    );
  });

  test("the same key makes one project", async () => {
    const headers = { "Idempotency-Key": randomUUID() };
    const first = await orThrow(api.POST("/api/projects", { body: { name: "Once" }, headers }));
    const again = await orThrow(api.POST("/api/projects", { body: { name: "Once" }, headers }));
    assert.equal(again.id, first.id);
  });

  test("a change of something that changed meanwhile is refused", async () => {
    const project = await orThrow(api.POST("/api/projects", { body: { name: "Before" } }));
    const path = { id: project.id! };
    const { response } = await api.GET("/api/projects/{id}", { params: { path } });
    const header = { "If-Match": response.headers.get("ETag")! };
    await orThrow(api.PATCH("/api/projects/{id}", { params: { path, header }, body: { name: "After" } }));
    await assert.rejects(
      orThrow(api.PATCH("/api/projects/{id}", { params: { path, header }, body: { name: "Too late" } })),
      (failure: unknown) => failure instanceof ProblemError && failure.code === "precondition-failed",
    );
  });
});
