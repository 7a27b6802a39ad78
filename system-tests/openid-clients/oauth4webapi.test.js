// oauth4webapi, as a browser application that cannot keep a secret would use it.
import assert from "node:assert/strict";
import test from "node:test";
import * as oauth from "oauth4webapi";
import { becomes, Browser, personWithApplication } from "./browser.js";

const suite = new URL(process.env.INCUBATOR_URL);
const plainHttp = { [oauth.allowInsecureRequests]: true };

test("oauth4webapi signs somebody in without a secret, refreshes, and gives its tokens back", async () => {
  const { email, clientId, returnTo, bye } = await personWithApplication(suite, false);
  const client = { client_id: clientId };
  const alone = oauth.None();
  const provider = await oauth.processDiscoveryResponse(suite, await oauth.discoveryRequest(suite, plainHttp));
  assert.equal(provider.authorization_response_iss_parameter_supported, true);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const url = new URL(provider.authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: returnTo,
    response_type: "code",
    scope: "openid email offline_access",
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  }).toString();
  const browser = new Browser();

  const parameters = oauth.validateAuthResponse(provider, client, await browser.allow(url, email), state);
  const traded = await oauth.authorizationCodeGrantRequest(
    provider, client, alone, parameters, returnTo, verifier, plainHttp);
  const first = await oauth.processAuthorizationCodeResponse(provider, client, traded, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(provider, traded, plainHttp);
  const { sub } = oauth.getValidatedIdTokenClaims(first);
  const about = await oauth.userInfoRequest(provider, client, first.access_token, plainHttp);
  assert.equal((await oauth.processUserInfoResponse(provider, client, sub, about)).email, email);

  const refreshed = await oauth.refreshTokenGrantRequest(provider, client, alone, first.refresh_token, plainHttp);
  const second = await oauth.processRefreshTokenResponse(provider, client, refreshed);
  await oauth.processRevocationResponse(
    await oauth.revocationRequest(provider, client, alone, second.refresh_token, plainHttp));
  await becomes(401, async () => {
    const refused = await fetch(provider.userinfo_endpoint, {
      headers: { Authorization: `Bearer ${second.access_token}` },
    });
    return refused.status;
  });

  const out = new URL(provider.end_session_endpoint);
  out.search = new URLSearchParams({ id_token_hint: second.id_token, post_logout_redirect_uri: bye }).toString();
  assert.equal((await browser.open(out)).headers.get("location"), bye);
});
