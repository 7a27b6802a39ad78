// Signs in with a passkey where the browser knows them. The pages do everything else without this file, and do not
// show its form.
"use strict";

(() => {
  const form = document.getElementById("passkey");
  if (!form || !window.PublicKeyCredential) {
    return;
  }
  const button = form.querySelector("button");
  const failed = form.querySelector("[role=alert]");

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

  const base64url = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const ask = async () => {
    const answer = await fetch(form.dataset.options, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json" },
    });
    if (!answer.ok) {
      throw new Error(`no challenge: ${answer.status}`);
    }
    const options = await answer.json();
    const credential = await navigator.credentials.get({
      publicKey: { ...options, challenge: bytes(options.challenge) },
    });
    return {
      credential: credential.id,
      clientData: base64url(credential.response.clientDataJSON),
      authenticatorData: base64url(credential.response.authenticatorData),
      signature: base64url(credential.response.signature),
      userHandle: base64url(credential.response.userHandle),
    };
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    failed.hidden = true;
    try {
      for (const [name, value] of Object.entries(await ask())) {
        form.elements[name].value = value;
      }
      form.submit();
    } catch {
      // the person did not want to, or has none here: the other ways are still there
      failed.hidden = false;
      button.disabled = false;
      // which lost the keyboard when it was disabled
      button.focus();
    }
  });

  form.hidden = false;
})();
