// Gem til samtalen: de svar, man selv vælger, i en fil til at dele. Ingen er valgt på forhånd, og det,
// der ikke er valgt, kommer ikke med.
(() => {
  // Et script.js fra før 0.2.0 har det ikke. Så bliver stedet ikke vist.
  if (typeof sheetPage === "undefined" || !sheetPage) return;
  const { form, own, fields, isAnswered, answers, download } = sheetPage;
  const rest = own.answers?.slice(`${own.id}-svar`.length) ?? "";
  const name = `${own.id}-til-samtalen${rest}`;

  // Hvad der er spurgt om, og hvad der er svaret, med ord.
  const asked = (field) => {
    const label = field.labels[0];
    if (field.type === "radio") {
      const group = field.closest("[aria-labelledby]");
      return document.getElementById(group.getAttribute("aria-labelledby")).textContent;
    }
    return field.type === "checkbox" ? field.closest("fieldset").querySelector("legend").textContent
      : label.textContent;
  };
  const answered = (field) => {
    if (!field.matches("input")) return field.value.trim();
    const words = field.labels[0].querySelector("span")?.firstChild ?? field.labels[0];
    return words.textContent.trim();
  };

  const item = (field, isChosen) => {
    const tick = document.createElement("input");
    Object.assign(tick, { type: "checkbox", value: field.name, checked: isChosen });
    const [question, answer] = [document.createElement("strong"), document.createElement("span")];
    question.textContent = asked(field).trim();
    answer.textContent = answered(field);
    const both = document.createElement("span");
    both.append(question, answer);
    const label = document.createElement("label");
    label.append(tick, both);
    const made = document.createElement("li");
    made.append(label);
    return made;
  };

  document.querySelectorAll("details.share").forEach((share) => {
    const part = share.closest(".part");
    const list = share.querySelector("ul");
    const [none, button, said] = [".none", "button", ".shared"].map((one) => share.querySelector(one));
    const chosen = () => [...list.querySelectorAll("input:checked")].map((one) => one.value);
    const fill = () => {
      if (!share.open) return;
      const before = chosen();
      const own = fields.filter((field) => part.contains(field) && isAnswered(field));
      list.replaceChildren(...own.map((field) => item(field, before.includes(field.name))));
      none.hidden = own.length > 0;
      button.hidden = own.length === 0;
    };
    const save = () => {
      const names = chosen();
      if (names.length === 0) {
        said.textContent = "Sæt kryds ved de svar, du vil dele.";
        return;
      }
      const given = Object.entries(answers()).filter(([one]) => names.includes(one));
      said.textContent = download(Object.fromEntries(given), name, true).text;
    };
    share.addEventListener("toggle", fill);
    form.addEventListener("input", ({ target }) => {
      if (!share.contains(target)) fill();
      said.textContent = "";
    });
    document.addEventListener("answers", fill);
    button.addEventListener("click", save);
    share.hidden = false;
  });
})();
