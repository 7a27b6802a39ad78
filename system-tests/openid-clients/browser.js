// A browser at the provider's pages: it keeps cookies and fills in forms, and runs no script.
import assert from "node:assert/strict";

const PASSWORD = "correct horse battery staple";
const RETURN = "https://app.example/callback";
const BYE = "https://app.example/bye";

/** Somebody with an account, and an application their organisation has registered. */
export async function personWithApplication(suite, confidential) {
  const email = `person-${crypto.randomUUID()}@example.org`;
  await call(suite, "/api/auth/register", { email, password: PASSWORD, displayName: "A Person" });
  const { accessToken } = await call(suite, "/api/auth/login", { email, password: PASSWORD });
  const application = { name: "An application", confidential, redirectUris: [RETURN], logoutUris: [BYE] };
  const { client, clientSecret } = await call(suite, "/api/auth/clients", application, accessToken);
  return { email, clientId: client.id, clientSecret, returnTo: RETURN, bye: BYE };
}

async function call(suite, path, body, accessToken) {
  const response = await fetch(new URL(path, suite), {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Idempotency-Key": crypto.randomUUID(),
      ...(accessToken && { Authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${path}: ${response.status} ${text}`);
  return JSON.parse(text);
}

export class Browser {
  #cookies = new Map();

  async open(url, init = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name, value] = set.split(";", 1)[0].split("=", 2);
      this.#cookies.set(name, value);
    }
    return response;
  }

  /** Opens an address and follows its redirects to a page. */
  async follow(url, init) {
    let at = new URL(url);
    let response = await this.open(at, init);
    while (response.status >= 300 && response.status < 400) {
      at = new URL(response.headers.get("location"), at);
      response = await this.open(at);
    }
    return { url: at, status: response.status, html: await response.text() };
  }

  /** Signs in, allows what is asked, and is sent back to the application. */
  async allow(authorizationUrl, email) {
    const page = await this.#html(await this.open(authorizationUrl));
    const typed = { email, password: PASSWORD, code: "" };
    const consent = await this.#html(await this.submit(authorizationUrl, page, "/oauth2/sign-in", typed));
    const back = await this.submit(authorizationUrl, consent, "/oauth2/consent", { decision: "allow" });
    assert.equal(back.status, 303);
    return new URL(back.headers.get("location"));
  }

  /** Fills in the form of a page, which has hidden fields. */
  submit(base, html, path, typed) {
    const form = new URLSearchParams(typed);
    for (const [, name, value] of html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
      form.set(name, value.replaceAll("&amp;", "&"));
    }
    return this.open(new URL(path, base), { method: "POST", headers: { origin: base.origin }, body: form });
  }

  async #html(page) {
    const html = await page.text();
    assert.equal(page.status, 200, html);
    return html;
  }
}

/** Asks until it is so: what is revoked is refused within five seconds. */
export async function becomes(expected, ask) {
  for (let i = 0; i < 120; i++) {
    if ((await ask()) === expected) return;
    await new Promise((next) => setTimeout(next, 250));
  }
  assert.equal(await ask(), expected);
}
