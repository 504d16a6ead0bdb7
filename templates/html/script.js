// Gør felterne så høje som det, der står i dem, og lægger en kopi klar til papiret:
// et skrivefelt klipper lange svar, når siden udskrives. Intet gemmes, og intet sendes.
"use strict";
(() => {
  const boxes = [...document.querySelectorAll("textarea.write")];
  const fit = (box) => {
    box.nextElementSibling.textContent = box.value;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  };
  const fitAll = () => boxes.forEach(fit);
  document.documentElement.classList.add("scripted");
  boxes.forEach((box) => box.addEventListener("input", () => fit(box)));
  ["pageshow", "beforeprint", "afterprint", "resize"].forEach((name) =>
    window.addEventListener(name, fitAll));
  fitAll();
})();
