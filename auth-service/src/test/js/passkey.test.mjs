// The script of the sign-in pages, on a page and with a device that are made up.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const SCRIPT = readFileSync(
  new URL("../../main/resources/META-INF/resources/oauth2/passkey.js", import.meta.url),
  "utf8",
);
const FIELDS = ["credential", "clientData", "authenticatorData", "signature", "userHandle"];
const CHALLENGE = { challenge: "-_8A", rpId: "suite.example", allowCredentials: [], userVerification: "required" };

const buffer = (...bytes) => Uint8Array.from(bytes).buffer;

/** A page whose browser answers the address of challenges and asks the device as told. */
function page({ status = 201, get, knowsPasskeys = true }) {
  const seen = { fetched: [], asked: [], sent: 0, prevented: 0, focused: 0 };
  const button = { disabled: false, focus: () => seen.focused++ };
  const failed = { hidden: true };
  let submitted;
  const form = {
    hidden: true,
    dataset: { options: "/api/auth/login/passkey/options" },
    elements: Object.fromEntries(FIELDS.map((name) => [name, { value: "" }])),
    querySelector: (selector) => (selector === "button" ? button : failed),
    addEventListener: (event, handler) => {
      assert.equal(event, "submit");
      submitted = handler;
    },
    submit: () => seen.sent++,
  };
  vm.runInNewContext(SCRIPT, {
    window: knowsPasskeys ? { PublicKeyCredential: class {} } : {},
    document: { getElementById: (id) => (id === "passkey" ? form : null) },
    navigator: {
      credentials: {
        get: async (wanted) => {
          seen.asked.push(wanted);
          return get();
        },
      },
    },
    fetch: async (address, request) => {
      seen.fetched.push([address, request.method]);
      return { ok: status < 300, status, json: async () => ({ ...CHALLENGE }) };
    },
    atob,
    btoa,
    Uint8Array,
  });
  return { form, button, failed, seen, press: () => submitted({ preventDefault: () => seen.prevented++ }) };
}

test("the form is shown, and sends what the device has signed", async () => {
  const { form, failed, seen, press } = page({
    get: () => ({
      id: "the-id",
      response: {
        clientDataJSON: buffer(0xfb, 0xff),
        authenticatorData: buffer(1),
        signature: buffer(0xff, 0xff, 0xff),
        userHandle: buffer(0, 16, 131),
      },
    }),
  });
  assert.equal(form.hidden, false);

  await press();

  assert.equal(seen.prevented, 1);
  assert.deepEqual(seen.fetched, [["/api/auth/login/passkey/options", "POST"]]);
  const { challenge, ...rest } = seen.asked[0].publicKey;
  assert.deepEqual([...challenge], [0xfb, 0xff, 0x00]);
  assert.equal(rest.rpId, "suite.example");
  assert.equal(rest.userVerification, "required");
  assert.deepEqual(
    FIELDS.map((name) => form.elements[name].value),
    ["the-id", "-_8", "AQ", "____", "ABCD"],
  );
  assert.equal(seen.sent, 1);
  assert.equal(failed.hidden, true);
});

test("whoever declines is told that there are other ways, and can try again", async () => {
  const { button, failed, seen, press } = page({
    get: () => {
      throw new Error("NotAllowedError");
    },
  });

  await press();

  assert.equal(seen.sent, 0);
  assert.equal(failed.hidden, false);
  assert.equal(button.disabled, false);
  assert.equal(seen.focused, 1);
});

test("without a challenge no device is asked", async () => {
  const { failed, seen, press } = page({ status: 429, get: () => assert.fail("asked") });

  await press();

  assert.deepEqual(seen.asked, []);
  assert.equal(seen.sent, 0);
  assert.equal(failed.hidden, false);
});

test("a browser that knows no passkeys shows nothing of them", () => {
  const { form } = page({ knowsPasskeys: false, get: () => assert.fail("asked") });

  assert.equal(form.hidden, true);
});
