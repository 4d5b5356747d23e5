// The only script of our own. Everything works without it; it fills in for browsers that lack commandfor.
"use strict";
if (!("command" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("button[commandfor]");
    const doel = knop && document.getElementById(knop.getAttribute("commandfor"));
    if (!doel) return;
    if (knop.getAttribute("command") === "show-modal") doel.showModal();
    if (knop.getAttribute("command") === "close") doel.close();
  });
}
// After a partial update the focus goes to the heading of the new part, so that a screen reader tells it.
document.addEventListener("htmx:afterSwap", (gebeurtenis) => {
  const kop = gebeurtenis.target.querySelector("[data-focus]");
  if (!kop) return;
  kop.setAttribute("tabindex", "-1");
  kop.focus();
});
// Reading aloud: only where the browser has a voice; without one the button stays hidden.
if ("speechSynthesis" in window) {
  for (const knop of document.querySelectorAll("[data-lees]")) knop.hidden = false;
  document.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("[data-lees]");
    const deel = knop && document.getElementById(knop.dataset.lees);
    if (!deel) return;
    const zin = new SpeechSynthesisUtterance(deel.innerText);
    zin.lang = "nl-NL";
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(zin);
  });
}
