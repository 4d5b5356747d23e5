// Warns before a session ends for lack of use, so that nobody loses what they typed. The server decides; this only tells.
"use strict";
{
  const melding = document.getElementById("rust");
  const vooraf = 120;
  let wekkers = [];
  const toon = (naam) => {
    melding.hidden = !naam;
    for (const deel of melding.querySelectorAll("[data-rust]")) deel.hidden = deel.dataset.rust !== naam;
  };
  const begin = () => {
    wekkers.forEach(clearTimeout);
    toon("");
    const duur = Number(melding.dataset.seconden);
    wekkers = [
      setTimeout(() => toon("bijna"), Math.max(duur - vooraf, 0) * 1000),
      setTimeout(() => toon("voorbij"), duur * 1000),
    ];
  };
  melding.querySelector("form").addEventListener("submit", async (gebeurtenis) => {
    gebeurtenis.preventDefault();
    const formulier = gebeurtenis.target;
    try {
      const antwoord = await fetch(formulier.action, { method: "POST", body: new FormData(formulier), redirect: "error" });
      if (antwoord.ok) begin();
      else toon("voorbij");
    } catch {
      toon("voorbij");
    }
  });
  // A partial update is use too.
  document.addEventListener("htmx:afterRequest", begin);
  begin();
}
