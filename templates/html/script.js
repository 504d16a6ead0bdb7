// Felterne, man skriver i. Det, der skrives, findes kun på siden, indtil man selv gemmer det i en
// fil.
// Siden sender ikke noget og lægger ikke noget i browserens eget lager.
"use strict";

// Gør felterne så høje som det, der står i dem, og lægger en kopi klar til papiret:
// et skrivefelt klipper lange svar, når siden udskrives.
const fitAll = (() => {
  const boxes = [...document.querySelectorAll("textarea.write")];
  const fit = (box) => {
    const [left, top] = [window.scrollX, window.scrollY];
    box.nextElementSibling.textContent = box.value;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
    // Et højt felt nederst på siden får den ellers til at hoppe, mens der skrives.
    if (window.scrollY !== top) window.scrollTo(left, top);
  };
  const all = () => boxes.forEach(fit);
  document.documentElement.classList.add("scripted");
  boxes.forEach((box) => box.addEventListener("input", () => fit(box)));
  ["pageshow", "beforeprint", "afterprint", "resize"].forEach((name) =>
    window.addEventListener(name, all));
  all();
  return all;
})();

// Siger til, når der er valgt flere, end der skal vælges. Man må gerne: Det er en samtale.
(() => {
  const small = "nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten " +
    "seksten sytten atten nitten";
  const tens = "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems".split(" ");
  const inWords = (number) => {
    if (number < 20) return small.split(" ")[number];
    if (number > 99) return `${number}`;
    const ten = tens[Math.floor(number / 10) - 2];
    return number % 10 === 0 ? ten : `${small.split(" ")[number % 10]}og${ten}`;
  };
  const count = (group) => {
    const chosen = group.querySelectorAll("input:checked").length;
    const wanted = Number(group.dataset.choose);
    const those = wanted === 1 ? "den" : `de ${inWords(wanted)}`;
    const text = chosen > wanted
      ? `Du har valgt ${inWords(chosen)}. Vælg ${those}, der er vigtigst nu.`
      : "";
    const said = group.querySelector(".too-many");
    if (said.textContent !== text) said.textContent = text;
  };
  const groups = [...document.querySelectorAll("[data-choose]")];
  const all = () => groups.forEach(count);
  groups.forEach((group) => group.addEventListener("change", () => count(group)));
  window.addEventListener("pageshow", all);
  document.addEventListener("answers", all);
})();

// Gem svar, åbn svar, udskriv og ryd alt. Filens form står i docs/svar-json.md. Giver det tilbage,
// som samtale.js bruger.
const sheetPage = (() => {
  const form = document.querySelector("form.sheet");
  const bar = document.querySelector(".bar");
  if (!form || !bar) return null;

  const FORMAT = "ledelsesgrundlag-svar/1";
  const MAX_BYTES = 1024 * 1024;
  const UNSAVED = "Du har svar, der ikke er gemt.";
  const own = form.dataset;
  const fields = [...form.elements].filter((one) => one.matches("textarea, input"));
  const said = bar.querySelector("[role=status]");
  const say = (text) => {
    if (said.textContent !== text) said.textContent = text;
  };

  // Svarene, som de står nu. Et felt uden svar er ikke med.
  const isTick = (field) => field.type === "checkbox";
  const isAnswered = (field) =>
    isTick(field) || field.type === "radio" ? field.checked : field.value.trim() !== "";
  const refresh = () => {
    fitAll();
    document.dispatchEvent(new Event("answers"));
  };
  const answers = () => Object.fromEntries(fields.filter(isAnswered)
    .map((field) => [field.name, isTick(field) ? true : field.value]));
  const suits = (field, answer) => {
    if (isTick(field)) return answer === true;
    return field.type === "radio" ? answer === field.value : typeof answer === "string";
  };
  const put = (given) => {
    for (const field of fields) {
      const suited = given.has(field.name) && suits(field, given.get(field.name));
      if (isTick(field) || field.type === "radio") field.checked = suited;
      else field.value = suited ? given.get(field.name) : "";
    }
    refresh();
  };

  // Hvad der er gemt. Siden, som den var fra begyndelsen, er der ingen grund til at gemme.
  const state = () => JSON.stringify(answers());
  const untouched = state();
  // Sådan er arket, når det er ryddet: De svar, det blev udfyldt med, er væk. Det, lg selv har
  // sat kryds ved, er der.
  const blank = JSON.stringify(Object.fromEntries(fields.filter((field) =>
    isTick(field) && field.defaultChecked && !("given" in field.dataset))
    .map((field) => [field.name, true])));
  let saved = untouched;
  const isUnsaved = () => ![saved, untouched].includes(state());
  const show = (text) => {
    const unsaved = isUnsaved();
    bar.classList.toggle("unsaved", unsaved);
    say([text, unsaved ? UNSAVED : ""].filter(Boolean).join("\n"));
  };
  const settle = (text) => {
    saved = state();
    show(text);
  };

  // Gemmer svar i en fil. Giver det tilbage, der er at sige om det, og om filen er gemt.
  const download = (given, name, shared) => {
    const content = {
      format: FORMAT,
      document: { kind: own.kind, id: own.id },
      framework: own.framework,
      organisation: own.organisation,
      local: own.local,
      version: own.version,
      roles: own.roles?.split(" ").filter(Boolean),
      talk: own.talk,
      delete_by: own.deleteBy,
      shared,
      fields: own.fields,
      answers: given,
    };
    const file = new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: "application/json" });
    if (file.size > MAX_BYTES) {
      return { text: "Svarene fylder over 1 MB og kan ikke gemmes. Gør dem kortere." };
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${name}.json`;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    const where = `${link.download}.\nDen ligger som regel i mappen Overførsler.`;
    return { saved: true, text: `${shared ? "Det valgte" : "Svarene"} er gemt i filen\n${where}` };
  };
  const save = () => {
    const given = answers();
    if (Object.keys(given).length === 0) {
      show("Der er ingen svar at gemme endnu.");
      return;
    }
    const { saved: isSaved, text } = download(given, own.answers ?? `${own.id}-svar`, false);
    if (isSaved) settle(text);
    else show(text);
  };

  // Læser en fil med svar. Giver indholdet tilbage, eller hvorfor filen ikke kan bruges.
  const isObject = (one) => typeof one === "object" && one !== null && !Array.isArray(one);
  const areTexts = (...all) => all.every((one) => typeof one === "string");
  const read = async (file) => {
    if (file.size > MAX_BYTES) return "er for stor til at være en fil med svar";
    let found;
    try {
      const raw = await file.arrayBuffer();
      found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
    } catch {
      return "kan ikke læses. Vælg en fil, der er gemt med ”Gem svar”";
    }
    const ours = isObject(found) && areTexts(found.format);
    if (!ours || !found.format.startsWith("ledelsesgrundlag-svar/")) {
      return "er ikke en fil med svar. Vælg en, der er gemt med ”Gem svar”";
    }
    if (found.format !== FORMAT) return "er gemt med en anden version af lg og kan ikke læses her";
    const isWhole = isObject(found.document) && isObject(found.answers) &&
      areTexts(found.document.kind, found.document.id, found.framework, found.version) &&
      Object.values(found.answers).every((one) => areTexts(one) || one === true);
    return isWhole ? found : "er ændret, så svarene ikke kan læses";
  };

  // Felterne øverst er de samme på alle dele af et ark og er ét svar. Før havde de hver sit navn,
  // som nu er feltets id. Står der forskelligt i dem, kommer det hele med, så der ikke går noget
  // tabt.
  const joined = (found) => {
    const given = new Map();
    const differing = new Set();
    for (const [called, answer] of Object.entries(found)) {
      const field = fields.find((one) => one.name === called) ??
        fields.find((one) => one.id === called && suits(one, answer));
      const name = field ? field.name : called;
      const before = given.get(name);
      const texts = [before, answer].filter((one) => areTexts(one) && one.trim() !== "");
      if (texts.length < 2 || texts[0].split(" / ").includes(answer)) {
        given.set(name, texts[0] ?? answer);
      } else {
        given.set(name, texts.join(" / "));
        differing.add(name);
      }
    }
    return { given, differing };
  };
  const labels = (names) => [...names].map((name) =>
    `”${fields.find((field) => field.name === name).labels[0].textContent}”`).join(", ");

  // Hvis svarene er: Står der navn, rolle eller dag både i filen og på arket, skal de være ens.
  const folded = (name) => name.trim().replace(/\s+/g, " ").toLowerCase();
  const nameHere = () => {
    const field = fields.find((one) => one.name === own.name);
    const written = field ?? document.querySelector(`[data-answer="${own.name}"]`);
    return (written?.value ?? written?.textContent ?? "").trim();
  };
  const inDanish = (day) => new Date(`${day}T12:00:00Z`).toLocaleDateString("da-DK",
    { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const titles = (roles) => {
    const names = JSON.parse(own.names ?? "{}");
    return roles.map((role) => names[role] ?? role).join(" og ");
  };
  const others = (found, given) => {
    const differ = (theirs, here) => `Svarene i filen er til ${theirs}. Arket her er til ${here}.`;
    const told = [];
    const [name, here] = [given.get(own.name), nameHere()];
    if (areTexts(name) && here !== "" && folded(name) !== folded(here)) {
      told.push(differ(name.trim(), here));
    }
    const roles = Array.isArray(found.roles) && areTexts(...found.roles) ? found.roles : [];
    const ours = own.roles?.split(" ").filter(Boolean) ?? [];
    const sorted = (all) => [...all].sort().join(" ");
    if (roles.length > 0 && ours.length > 0 && sorted(roles) !== sorted(ours)) {
      told.push(differ(titles(roles), titles(ours)));
    }
    const isDay = areTexts(found.talk) && !Number.isNaN(Date.parse(found.talk));
    if (isDay && own.talk && found.talk !== own.talk) {
      told.push(differ(`samtalen ${inDanish(found.talk)}`, `samtalen ${inDanish(own.talk)}`));
    }
    return told;
  };

  const isOwn = ({ document: sheet, framework }) =>
    sheet.kind === own.kind && sheet.id === own.id && framework === own.framework;
  const agreed = (found, fitting, whole) => {
    const total = whole.size;
    const differing = others(found, whole);
    const asked = [...differing];
    if (!isOwn(found)) {
      asked.push(`Svarene i filen er fra et andet ark. ${fitting} af ${total} svar passer her.`);
    }
    if (isUnsaved()) asked.push("Det, der står på siden nu, er ikke gemt og bliver erstattet.");
    const all = differing.length > 0 ? "dem ind alligevel" : "svarene fra filen ind";
    const those = fitting < total ? "dem ind, der passer" : all;
    return asked.length === 0 || window.confirm(`${asked.join("\n")}\nVil du sætte ${those}?`);
  };
  const open = async (file) => {
    const unchanged = "Siden er ikke ændret.";
    const found = await read(file);
    if (!isObject(found)) {
      show(`Filen ${file.name} ${found}. ${unchanged}`);
      return;
    }
    const { given: whole, differing } = joined(found.answers);
    const all = [...whole];
    const given = new Map(all.filter(([name, answer]) =>
      fields.some((field) => field.name === name && suits(field, answer))));
    if (given.size === 0) {
      show(`Filen ${file.name} har ingen svar, der passer til arket. ${unchanged}`);
      return;
    }
    if (!agreed(found, given.size, whole)) {
      show(`Svarene er ikke sat ind. ${unchanged}`);
      return;
    }
    put(given);
    const left = all.length - given.size;
    const notes = [`Svarene fra filen ${file.name} er sat ind.`];
    if (left > 0) {
      const written = ([name, answer]) =>
        !given.has(name) && typeof answer === "string" && !answer.startsWith("valg-");
      const texts = all.filter(written).map(([, answer]) => `”${answer}”`).join(", ");
      notes.push(`${left} svar passer ikke til arket og er ikke med${texts && `: ${texts}`}.`);
    }
    if (differing.size > 0) {
      notes.push(`Ikke udfyldt ens på alle dele: ${labels(differing)}.`,
        "Alt, der stod, er sat ind. Ret det til.");
    }
    settle(notes.join(" "));
  };

  const clear = () => {
    if (state() === blank) {
      show("Der er ingen svar at rydde.");
      return;
    }
    const warning = isUnsaved()
      ? "Svarene er ikke gemt og kan ikke hentes tilbage."
      : "Filen, de er gemt i, bliver liggende.";
    if (!window.confirm(`Vil du rydde alle svar på siden?\n${warning}`)) return;
    form.reset();
    for (const field of fields) {
      if (!isTick(field) && field.type !== "radio") field.value = "";
      else if ("given" in field.dataset) field.checked = false;
    }
    refresh();
    settle("Alle svar er ryddet.");
  };

  const chooser = document.createElement("input");
  chooser.type = "file";
  chooser.accept = ".json,application/json";
  chooser.addEventListener("change", () => {
    if (chooser.files.length > 0) open(chooser.files[0]);
  });
  const choose = () => {
    chooser.value = ""; // ellers kan den samme fil ikke vælges igen
    chooser.click();
  };
  const print = () => window.print();
  Object.entries({ save, choose, print, clear }).forEach(([name, act]) =>
    bar.querySelector(`[data-act=${name}]`)?.addEventListener("click", act));

  // Det, der skrives i et af de felter, som er ét svar, står med det samme i dem alle.
  const follow = ({ target }) => {
    if (!target.matches("textarea")) return;
    const others = fields.filter((field) => field.name === target.name && field !== target);
    others.forEach((field) => { field.value = target.value; });
    if (others.length > 0) fitAll();
  };
  form.addEventListener("input", (event) => {
    follow(event);
    show("");
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeunload", (event) => {
    if (!isUnsaved()) return;
    event.preventDefault();
    event.returnValue = true; // for ældre browsere
  });
  document.querySelectorAll(".bar, .hint").forEach((one) => { one.hidden = false; });

  // Det felt, man kommer til, må ikke ligge under knapperne, når de står nederst i vinduet.
  const root = document.documentElement;
  const keepClear = () => {
    const { position } = window.getComputedStyle(bar);
    root.style.setProperty("--bar", position === "sticky" ? `${bar.offsetHeight}px` : "0px");
  };
  new ResizeObserver(keepClear).observe(bar);
  window.addEventListener("resize", keepClear);
  return { form, own, fields, isAnswered, answers, download };
})();
