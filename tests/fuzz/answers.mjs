// A coverage-guided fuzzer of what the page of a sheet reads as a file of answers: see README.md.
//
//     node tests/fuzz/answers.mjs [seconds] [seed]      or, to see one input again:
//     node tests/fuzz/answers.mjs broken/answers-1
//
// The page's own script runs with fields and buttons that hold no more than it asks of them. Which of
// its parts an input reaches is told by V8; an input that reaches a new one is kept and changed on.
// What must hold: nothing is thrown; a file that is refused changes nothing; what is put in stands in
// the file, and is the same after it is saved and opened again. Exit code 1 when it does not.
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import vm from "node:vm";

const SCRIPT = new URL("../../templates/html/script.js", import.meta.url).pathname;
const OWN = { kind: "lus", id: "lus", framework: "f", version: "1.0.0", answers: "lus-svar" };

const listening = (one) => {
  const heard = {};
  return Object.assign(one, {
    addEventListener: (name, act) => { (heard[name] ??= []).push(act); },
    hear: (name, event) => (heard[name] ?? []).forEach((act) => act(event)),
  });
};
const field = (type, name, id, value = "") => ({
  type, name, id, value, checked: false, labels: [{ textContent: name }],
  matches: (wanted) => wanted.split(", ").includes(type === "textarea" ? "textarea" : "input"),
});
const FIRST = () => [
  field("textarea", "leder-navn", "leder-navn"), field("textarea", "leder-navn", "faelles-navn"),
  field("textarea", "leder-lykkedes", "leder-lykkedes"), field("checkbox", "kryds_a", "kryds_a", "on"),
  ...["a", "b"].map((one) => field("radio", "skru", `skru-${one}`, `valg-${one}`)),
];

// The page: its fields, what it says, and the file that was saved last.
const page = () => {
  const fields = FIRST();
  const said = { textContent: "" };
  const buttons = {};
  const form = listening({ elements: fields, dataset: OWN, reset: () => {
    for (const [at, one] of FIRST().entries()) {
      fields[at].checked = one.checked;
      if (one.type === "textarea") fields[at].value = "";
    }
  } });
  const bar = { classList: { toggle: () => {} }, offsetHeight: 0, querySelector: (wanted) =>
    wanted === "[role=status]" ? said : (buttons[wanted] ??= listening({})) };
  const made = [];
  const whole = { fields, said, saved: null };
  const context = {
    document: listening({
      querySelector: (wanted) => ({ "form.sheet": form, ".bar": bar })[wanted] ?? null,
      querySelectorAll: () => [],
      documentElement: { classList: { add: () => {} }, style: { setProperty: () => {} } },
      createElement: () => { made.push(listening({ click: () => {} })); return made.at(-1); },
      dispatchEvent: () => {},
    }),
    window: listening({ confirm: () => true, setTimeout: () => {}, print: () => {},
      getComputedStyle: () => ({ position: "static" }) }),
    ResizeObserver: class { observe() {} },
    Event: class {},
    Blob: class { constructor([text]) { this.text = text; this.size = Buffer.byteLength(text); } },
    URL: { createObjectURL: (file) => { whole.saved = file.text; return ""; }, revokeObjectURL: () => {} },
    TextDecoder,
  };
  vm.runInNewContext(readFileSync(SCRIPT, "utf8"), context, { filename: SCRIPT });
  const chooser = made[0];
  whole.press = (name) => buttons[`[data-act=${name}]`].hear("click");
  whole.open = async (raw) => {
    chooser.files = [{ name: "svar.json", size: raw.length,
      arrayBuffer: async () => raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length) }];
    chooser.hear("change");
    await new Promise((done) => { setImmediate(done); });
  };
  return whole;
};
const state = (one) => JSON.stringify(one.fields.map(({ type, value, checked }) =>
  type === "textarea" ? value : checked));

const insist = (kept, promise, ...about) => {
  if (!kept) throw new Error(`${promise}: ${JSON.stringify(about)}`);
};
let thrown = null;
process.on("unhandledRejection", (error) => { thrown = error; });

// Opens a file on the page; tells whether answers were put in.
const check = async (one, raw) => {
  one.fields.forEach((field, at) => Object.assign(field, FIRST()[at]));
  one.fields[2].value = "før";
  const before = state(one);
  await one.open(raw);
  if (thrown) { const error = thrown; thrown = null; throw error; }
  const after = state(one);
  if (one.said.textContent.includes("Siden er ikke ændret.")) {
    insist(after === before, "a file that is refused changes nothing", before, after);
    return false;
  }
  insist(one.said.textContent.includes("er sat ind."), "it is said", one.said.textContent);
  for (const field of one.fields) {
    insist(typeof field.value === "string" && typeof field.checked === "boolean", "texts and ticks");
  }
  const file = Object.values(JSON.parse(new TextDecoder().decode(raw)).answers);
  for (const { value } of one.fields.filter(({ type }) => type === "textarea")) {
    insist(value === "" || file.includes(value) || value.split(" / ").length > 1,
      "what is put in stands in the file", value);
  }
  one.press("save");
  if (one.said.textContent.includes("ingen svar at gemme")) return true; // it is all white space
  const saved = one.saved;
  await one.open(Buffer.from(saved));
  one.press("save");
  insist(one.saved === saved, "saved and opened again it is the same", saved, one.saved);
  return true;
};

// Inputs to begin with, and how they are changed.
const whole = (answers, more = {}) => Buffer.from(JSON.stringify({ format: "ledelsesgrundlag-svar/1",
  document: { kind: "lus", id: "lus" }, framework: "f", version: "1.0.0", answers, ...more }));
const SEEDS = [
  whole({ "leder-navn": "Leder A", "leder-lykkedes": "Ja\n", kryds_a: true, skru: "valg-a" }),
  whole({ "leder-navn": "Leder A", "faelles-navn": "Leder B" }),
  whole({ x: "y" }), whole({}), whole([], { format: "ledelsesgrundlag-svar/2" }), Buffer.from("{}"),
];
const PIECES = ["{", "}", "[", "]", ",", ":", '"', "null", "true", "false", "1e999", "-0", '"answers":',
  '"format":', '"document":', '"toString":1', '"__proto__":', '"constructor":', '"kryds_a":true',
  '"leder-navn":"a / b"', '"faelles-navn":"b"', '"skru":"valg-b"', "\\ud800", "\\u0000", "\ufeff", "\\n"];
let seed = 1;
const below = (number) => { // mulberry32, so that a seed gives the same search
  seed = (seed + 0x6D2B79F5) | 0;
  let made = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  made = (made + Math.imul(made ^ (made >>> 7), 61 | made)) ^ made;
  return ((made ^ (made >>> 14)) >>> 0) % number;
};
const pick = (list) => list[below(list.length)];
const VALUES = [null, true, 1, "", "valg-a", "a / b", "\n", [], {}, { toString: 1 }, { length: 1 }];
const otherValue = (raw) => { // in a file that is JSON, somewhere
  let whole;
  try { whole = JSON.parse(raw); } catch { return raw; }
  for (let node = whole; typeof node === "object" && node !== null;) {
    const key = pick([...Object.keys(node), pick(["x", "leder-navn", "faelles-navn", "skru"])]);
    if (below(2) || typeof node[key] !== "object") { node[key] = pick(VALUES); break; }
    node = node[key];
  }
  return Buffer.from(JSON.stringify(whole));
};
const changed = (raw, others) => {
  if (below(2)) return otherValue(raw);
  let made = raw;
  for (let left = 1 + below(4); left > 0; left -= 1) {
    const [from, other] = [below(made.length + 1), pick(others)];
    const to = Math.min(made.length, from + below(12));
    const new_ = [Buffer.alloc(0), Buffer.from(pick(PIECES)), Buffer.from([below(256)]), made.subarray(from, to),
      other.subarray(below(other.length + 1))][below(5)];
    made = Buffer.concat([made.subarray(0, from), new_, made.subarray(below(2) ? from : to)]);
  }
  return made.subarray(0, 4096);
};

const main = async () => {
  const [first, second] = process.argv.slice(2);
  const one = page();
  if (first && !/^\d+$/.test(first) && statSync(first).isFile()) {
    await check(one, readFileSync(first));
    return 0;
  }
  seed = Number(second ?? 1);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const reached = new Set();
  const isNew = async () => {
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const before = reached.size;
    for (const { url, functions } of result) {
      if (!url.endsWith("script.js")) continue;
      for (const { startOffset, endOffset, count } of functions.flatMap(({ ranges }) => ranges)) {
        reached.add(`${startOffset}-${endOffset}-${Math.ceil(Math.log2(count + 1))}`);
      }
    }
    return reached.size > before;
  };
  const kept = [...SEEDS];
  const end = Date.now() + 1000 * Number(first ?? 60);
  let [tried, taken, broken] = [0, 0, 0];
  for (; Date.now() < end; tried += 1) {
    const raw = tried < SEEDS.length ? SEEDS[tried] : changed(pick(kept), kept);
    try {
      taken += await check(one, raw);
    } catch (error) {
      broken += 1;
      mkdirSync("broken", { recursive: true });
      writeFileSync(`broken/answers-${broken}`, raw);
      console.error(`BROKEN: ${error.stack ?? error}`);
      if (broken > 20) break;
    }
    if (await isNew()) kept.push(raw);
  }
  console.log(`tried: ${tried}  put in: ${taken}  reached: ${reached.size}  kept: ${kept.length}  broken: ${broken}`);
  return broken ? 1 : 0;
};
process.exitCode = await main();
