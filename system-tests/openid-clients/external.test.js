// The suite as a client: oidc-provider, which is certified as a provider, is where people have accounts elsewhere.
import assert from "node:assert/strict";
import test from "node:test";
import { Provider } from "oidc-provider";
import { Browser, personWithApplication } from "./browser.js";

const suite = new URL(process.env.INCUBATOR_URL);
const elsewhere = new URL(process.env.PROVIDER_URL);
const callback = new URL("/oauth2/external/callback", suite);

const provider = new Provider(elsewhere.origin, {
  clients: [{ client_id: "incubator", client_secret: "a secret", redirect_uris: [callback.href] }],
  pkce: { required: () => true },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@elsewhere.example`, email_verified: true, name: "Somebody" }),
  }),
  cookies: { keys: [crypto.randomUUID()] },
});

/** Signs in at the provider with its own pages, and comes back. */
async function signIn(browser, application, login) {
  const request = new URLSearchParams({
    response_type: "code",
    client_id: application.clientId,
    redirect_uri: application.returnTo,
    scope: "openid email",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
  });
  const page = await browser.follow(new URL(`/oauth2/authorize?${request}`, suite));
  assert.match(page.html, /Elsewhere Ltd/);
  const link = page.html.match(/href="(\/oauth2\/external\/elsewhere[^"]*)"/)[1].replaceAll("&amp;", "&");
  let at = await browser.follow(new URL(link, suite));
  while (at.url.origin === elsewhere.origin) {
    const prompt = at.html.match(/name="prompt" value="([^"]+)"/)[1];
    at = await browser.follow(at.url, {
      method: "POST",
      body: new URLSearchParams(prompt === "login" ? { prompt, login, password: "any" } : { prompt }),
    });
  }
  return at;
}

test("somebody with an account at oidc-provider makes one here, and is known the next time", async () => {
  const server = provider.listen(elsewhere.port, "localhost");
  try {
    const application = await personWithApplication(suite, false);
    const login = `somebody-${crypto.randomUUID()}`;

    const first = new Browser();
    const asked = await signIn(first, application, login);
    assert.match(asked.html, /Whose account is it\?/);
    const made = await (await first.submit(suite, asked.html, "/oauth2/external/account", {})).text();
    assert.match(made, /Allow access\?/);
    assert.ok(made.includes(`${login}@elsewhere.example`), made);

    const again = await signIn(new Browser(), application, login);
    assert.match(again.html, /Allow access\?/);
    assert.ok(again.html.includes(`${login}@elsewhere.example`));
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
