// openid-client, which is certified as a relying party.
import assert from "node:assert/strict";
import test from "node:test";
import * as oidc from "openid-client";
import { becomes, Browser, personWithApplication } from "./browser.js";

const suite = new URL(process.env.INCUBATOR_URL);
const plainHttp = { execute: [oidc.allowInsecureRequests] };

test("openid-client signs somebody in, refreshes, and signs them out", async () => {
  const { email, clientId, clientSecret, returnTo, bye } = await personWithApplication(suite, true);
  const config = await oidc.discovery(suite, clientId, clientSecret, undefined, plainHttp);
  oidc.enableNonRepudiationChecks(config); // checks the ID token's signature, too
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const browser = new Browser();

  const back = await browser.allow(
    oidc.buildAuthorizationUrl(config, {
      redirect_uri: returnTo,
      scope: "openid profile email offline_access projects:read",
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state,
      nonce,
    }),
    email,
  );
  const first = await oidc.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const subject = first.claims().sub;
  assert.equal((await oidc.fetchUserInfo(config, first.access_token, subject)).email, email);

  const second = await oidc.refreshTokenGrant(config, first.refresh_token);
  assert.notEqual(second.refresh_token, first.refresh_token);
  assert.equal(second.claims().sub, subject);
  const projects = new URL("/api/projects", suite);
  assert.equal((await oidc.fetchProtectedResource(config, second.access_token, projects, "GET")).status, 200);

  const out = await browser.open(
    oidc.buildEndSessionUrl(config, { id_token_hint: second.id_token, post_logout_redirect_uri: bye, state }),
  );
  assert.equal(out.headers.get("location"), `${bye}?state=${state}`);
  await becomes(false, async () => (await oidc.tokenIntrospection(config, second.access_token)).active);
  await assert.rejects(oidc.refreshTokenGrant(config, second.refresh_token), { error: "invalid_grant" });
});

test("openid-client lets an application act as its own account no further than its role", async () => {
  const { clientId, clientSecret } = await personWithApplication(suite, true);
  const config = await oidc.discovery(suite, clientId, clientSecret, oidc.ClientSecretBasic(clientSecret), plainHttp);

  await assert.rejects(oidc.clientCredentialsGrant(config), { error: "unauthorized_client" });
});
