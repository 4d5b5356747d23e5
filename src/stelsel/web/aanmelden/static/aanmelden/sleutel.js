// Passkeys: asks the browser to make or use one, and sends what it answers with the form. Without script the form
// stays hidden; every page offers another way.
"use strict";

const naarBytes = (tekst) =>
  Uint8Array.from(atob(tekst.replace(/-/g, "+").replace(/_/g, "/")), (teken) => teken.charCodeAt(0));
const naarTekst = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function alsVraag({ publicKey }) {
  const sleutels = (lijst) => (lijst || []).map((sleutel) => ({ ...sleutel, id: naarBytes(sleutel.id) }));
  const vraag = { ...publicKey, challenge: naarBytes(publicKey.challenge) };
  if (publicKey.user) vraag.user = { ...publicKey.user, id: naarBytes(publicKey.user.id) };
  if (publicKey.excludeCredentials) vraag.excludeCredentials = sleutels(publicKey.excludeCredentials);
  if (publicKey.allowCredentials) vraag.allowCredentials = sleutels(publicKey.allowCredentials);
  return { publicKey: vraag };
}

function alsAntwoord(sleutel) {
  const response = {};
  for (const naam of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (sleutel.response[naam]) response[naam] = naarTekst(sleutel.response[naam]);
  }
  return JSON.stringify({ id: sleutel.id, rawId: naarTekst(sleutel.rawId), type: sleutel.type, response });
}

async function vraagSleutel(formulier) {
  const antwoord = await fetch(formulier.dataset.opties, { method: "POST", body: new FormData(formulier) });
  const vraag = alsVraag(await antwoord.json());
  const maken = formulier.dataset.sleutel === "maken";
  return maken ? navigator.credentials.create(vraag) : navigator.credentials.get(vraag);
}

for (const formulier of document.querySelectorAll("form[data-sleutel]")) {
  if (!window.PublicKeyCredential) break;
  formulier.hidden = false;
  formulier.addEventListener("submit", async (gebeurtenis) => {
    gebeurtenis.preventDefault();
    const fout = formulier.querySelector("[data-fout]");
    fout.hidden = true;
    try {
      formulier.elements.antwoord.value = alsAntwoord(await vraagSleutel(formulier));
      formulier.submit();
    } catch {
      // Refused, cancelled, or no key here: the browser said so itself; what can be done stands on the page.
      fout.hidden = false;
    }
  });
}
