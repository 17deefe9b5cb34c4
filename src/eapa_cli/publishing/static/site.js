// Search and filters of the lists. Without this script the lists and pages work as they are.

// The columns of a record in search.json.
const ADDRESS = 0, TITLE = 1, DETAILS = 2, TYPE = 3, COUNTRIES = 4, WORDS = 5;
// Of an organization, WORDS are those of its names; of an agreement, they are all.
const OTHER_WORDS = 6;
const DAY = 6, STATUS = 7, STATUS_LABEL = 8, TOPICS = 9, YEAR = 10, PEOPLE = 11;
const APOSTROPHES = /['`‘’‚‛′‵ʹʻʼʽʾʿˈ]/g;
const ACCENTS = /[\u0300-\u0362]/g;
// Endings are cut off only if nothing is found with them, as in `eapa search`.
const ENDING = /(?<=[а-яё]{4})[аеёиоуыэюяйьмхгв]{1,3}$|(?<=[a-z]{4})(?:ies|es|s|ing|ed)$/iu;
// Endings of names, which are compared without them: "в Узбекистане", "культуры".
const NAME_ENDING = /(?<=[а-я]{4})[аеиоуыэюяйьмхгв]{1,3}$|(?<=[a-z]{4})(?:ies|es|s|y)$/u;

const { base } = document.body.dataset;
const isSingleFile = base === "#";
const language = document.documentElement.lang;
let loading = null;

export function fold(text, letters) {
  const plain = text.normalize("NFKC").toLowerCase().replace(APOSTROPHES, "");
  let folded = "";
  for (const letter of plain) {
    folded += letters[letter] ?? letter;
  }
  folded = folded.normalize("NFKD").replace(ACCENTS, "").toLowerCase().replace(APOSTROPHES, "");
  return folded.replace(/[^a-z0-9]+/g, " ").trim();
}

function stem(word) {
  return word.toLowerCase().replaceAll("ё", "е").replace(NAME_ENDING, "");
}

function load() {
  loading ??= inPage() ?? fetch(`${base}search.json`).then((answer) => answer.json());
  return loading.then((data) => {
    if (data.prepared) return data;
    for (const [number, row] of data.agreements.entries()) {
      // An agreement is also found by the names of its parties; a phrase does not go from one text to the next.
      const names = data.parties[number].map((party) => data.organizations[party][WORDS]);
      row[WORDS] = ` ${[row[WORDS], ...names].join(" | ")} `;
    }
    for (const row of data.organizations) row[WORDS] = ` ${row[WORDS]} | ${row[OTHER_WORDS]} `;
    data.names = data.names.map((group) => group.map((name) => ({ folded: fold(name, data.letters), stem: stem(name) })));
    data.prepared = true;
    return data;
  });
}

// The single file has its data in the page.
function inPage() {
  const found = document.getElementById("search-data");
  return found && Promise.resolve(JSON.parse(found.textContent));
}

// The names of the countries, cities, types and topics that a word names in any language, folded.
function otherNames(word, folded, data) {
  const groups = data.names.filter((group) => group.some((name) => name.folded === folded || name.stem === stem(word)));
  return groups.flat().map((name) => ` ${name.folded} `);
}

// For each word of a text, the forms of which a record must have one.
function terms(text, data, loose) {
  const words = text.split(/\s+/).filter(Boolean);
  return words
    .map((word, number) => {
      const cut = loose ? word.replace(ENDING, "") : word;
      const open = number === words.length - 1 || cut !== word;
      const folded = fold(cut, data.letters);
      return folded && [` ${folded}${open ? "" : " "}`, ...otherNames(word, folded, data)];
    })
    .filter(Boolean);
}

function matching(rows, wanted, data, kind) {
  const people = terms(wanted.signatory ?? "", data, false).map(([term]) => term.trim());
  const chosen = rows.filter(
    (row) =>
      (!wanted.type || row[TYPE] === wanted.type) &&
      (!wanted.country || row[COUNTRIES].split(" ").includes(wanted.country)) &&
      (kind === "organization" ||
        ((!wanted.status || row[STATUS] === wanted.status) &&
          (!wanted.topic || row[TOPICS].split(" ").includes(wanted.topic)) &&
          (!wanted.year || row[YEAR] === wanted.year) &&
          (!people.length || row[PEOPLE].split(" / ").some((one) => people.every((term) => one.includes(term)))))),
  );
  const text = (wanted.q ?? "").trim();
  if (!text) return chosen;
  for (const loose of [false, true]) {
    const parts = terms(text, data, loose);
    if (!parts.length) return [];
    const found = chosen.filter((row) => parts.every((forms) => forms.some((form) => row[WORDS].includes(form))));
    if (found.length) return found;
  }
  return [];
}

function element(name, values = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function item(row, kind) {
  const title = element("a", { href: base + row[ADDRESS] }, element("span", { dir: "auto" }, row[TITLE]));
  const meta = element("p", { class: "meta" });
  if (kind === "agreement" && row[STATUS_LABEL]) meta.append(element("span", { class: `status ${row[STATUS]}` }, row[STATUS_LABEL]), " ");
  meta.append(row[DETAILS]);
  const body = element("div", {}, element("h2", {}, title), meta);
  return kind === "organization"
    ? element("li", { class: "row" }, body)
    : element("li", { class: "row" }, element("p", { class: "when" }, row[DAY]), body);
}

function plural(labels, number) {
  const category = new Intl.PluralRules(language).select(number);
  return (labels[category] ?? labels.other).replace("#", number.toLocaleString(language));
}

class List {
  constructor(form) {
    this.form = form;
    this.kind = form.dataset.list;
    this.rows = form.parentElement.querySelector("[data-rows]");
    this.count = form.parentElement.querySelector("[data-count]");
    this.original = [...this.rows.childNodes];
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.changed());
    form.addEventListener("reset", () => setTimeout(() => this.changed()));
    form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
    addEventListener("popstate", () => this.read());
    this.read();
  }

  read() {
    const wanted = new URLSearchParams(location.search);
    for (const field of this.form.elements) if (field.name) field.value = wanted.get(field.name) ?? "";
    const filters = this.form.querySelector("details");
    const chosen = [...wanted.keys()].some((name) => name !== "q");
    filters.open ||= chosen || matchMedia("(min-width: 40rem)").matches;
    this.show();
  }

  changed() {
    const query = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value.trim()));
    if (!isSingleFile) history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    this.show();
  }

  async show() {
    const wanted = Object.fromEntries([...new FormData(this.form)].filter(([, value]) => value.trim()));
    if (!Object.keys(wanted).length) {
      this.count.textContent = "";
      this.rows.replaceChildren(...this.original);
      return;
    }
    let data;
    try {
      data = await load();
    } catch {
      loading = null;
      this.count.textContent = this.form.dataset.failed;
      return;
    }
    const found = matching(data[`${this.kind}s`], wanted, data, this.kind);
    this.count.textContent = found.length ? plural(data.labels[`${this.kind}s`], found.length) : data.labels.none;
    if (this.kind === "agreement" && wanted.q) this.others(data, wanted.q);
    const list = element("ol", { class: this.kind === "organization" ? "rows plain" : "rows" });
    this.rows.replaceChildren(list);
    this.add(list, found, data, 0);
  }

  others(data, q) {
    const found = matching(data.organizations, { q }, data, "organization").length;
    if (!found) return;
    if (isSingleFile) return;
    const address = `${base}organizations/?${new URLSearchParams({ q })}`;
    this.count.append(" · ", element("a", { href: address }, plural(data.labels.organizations, found)));
  }

  add(list, found, data, start) {
    list.append(...found.slice(start, start + data.per_page).map((row) => item(row, this.kind)));
    const next = start + data.per_page;
    if (next >= found.length) return;
    const more = element("button", { type: "button" }, data.labels.more);
    more.addEventListener("click", () => {
      more.remove();
      this.add(list, found, data, next);
      list.children[next].querySelector("a").focus();
    });
    this.rows.append(more);
  }
}

// In the single file each page is a section, and only the one in the address is shown.
function route() {
  const wanted = decodeURIComponent(location.hash.slice(1)) || "start/";
  const target = document.getElementById(wanted);
  const page = target?.closest("section.page") ?? document.getElementById("start/");
  for (const other of document.querySelectorAll("section.page")) other.hidden = other !== page;
  for (const link of document.querySelectorAll(".sections a")) {
    if (wanted.startsWith(link.hash.slice(1))) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (page === target) scrollTo(0, 0);
  else target?.scrollIntoView();
}

const lists = [];
for (const form of document.querySelectorAll("form[data-enhanced]")) {
  form.hidden = false;
  if (form.dataset.list) lists.push(new List(form));
  else if (isSingleFile) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const list = lists.find((one) => one.kind === "agreement");
      list.form.elements.q.value = form.elements.q.value;
      list.show();
      location.hash = "agreements/";
    });
  }
}
if (isSingleFile) {
  addEventListener("hashchange", () => {
    route();
    document.querySelector("section.page:not([hidden])").focus({ preventScroll: true });
  });
  route();
}
