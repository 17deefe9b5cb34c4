// The search and the filters of the lists, and the sections of the single file. All pages and lists also work without
// this script.

// The positions of values in a record of search.json. From position 6 on, they depend on the kind of the record.
const ADDRESS = 0, TITLE = 1, DETAILS = 2, TYPE = 3, COUNTRIES = 4, WORDS = 5;
// An organization has the words of its names in WORDS, and its other words in OTHER_WORDS.
const OTHER_WORDS = 6;
// An agreement has all its words in WORDS.
const DAY = 6, STATUS = 7, STATUS_LABEL = 8, TOPICS = 9, YEAR = 10, PEOPLE = 11;
const APOSTROPHES = /['`‘’‚‛′‵ʹʻʼʽʾʿˈ]/g;
const ACCENTS = /[\u0300-\u0362]/g;
// Endings of words of the search. They are cut off only if the whole words find nothing, as in `eapa search`.
const ENDING = /(?<=[а-яё]{4})[аеёиоуыэюяйьмхгв]{1,3}$|(?<=[a-z]{4})(?:ies|es|s|ing|ed)$/iu;
// Endings of names of countries, cities, types and topics. The names are compared without endings:
// "в Узбекистане" is "Узбекистан".
const NAME_ENDING = /(?<=[а-я]{4})[аеиоуыэюяйьмхгв]{1,3}$|(?<=[a-z]{4})(?:ies|es|s|y)$/u;

const { base } = document.body.dataset;
const isSingleFile = base === "#";
const language = document.documentElement.lang;
let loading = null;

// Return a text as `fold` in text/fold.py does: in small Latin letters and digits. `letters` is the table of the site.
export function fold(text, letters) {
  const plain = text.normalize("NFKC").toLowerCase().replace(APOSTROPHES, "");
  let folded = "";
  for (const letter of plain) {
    folded += letters[letter] ?? letter;
  }
  folded = folded.normalize("NFKD").replace(ACCENTS, "").toLowerCase().replace(APOSTROPHES, "");
  return folded.replace(/[^a-z0-9]+/g, " ").trim();
}

// Return a word without its ending, for the comparison of names.
function stem(word) {
  return word.toLowerCase().replaceAll("ё", "е").replace(NAME_ENDING, "");
}

// Return a promise of the search data. They are loaded and prepared once; after a failure, the next call tries again.
function load() {
  loading ??= readDataInPage() ?? fetch(`${base}search.json`).then((response) => response.json());
  loading.catch(() => (loading = null));
  return loading.then((data) => {
    if (data.prepared) return data;
    for (const [number, row] of data.agreements.entries()) {
      // An agreement is also found by the names of its parties. The separator prevents a match across two texts.
      const names = data.parties[number].map((party) => data.organizations[party][WORDS]);
      row[WORDS] = ` ${[row[WORDS], ...names].join(" | ")} `;
    }
    for (const row of data.organizations) row[WORDS] = ` ${row[WORDS]} | ${row[OTHER_WORDS]} `;
    data.names = data.names.map((group) => group.map((name) => ({ folded: fold(name, data.letters), stem: stem(name) })));
    data.prepared = true;
    return data;
  });
}

// Return a promise of the data in the page, which only the single file has.
function readDataInPage() {
  const found = document.getElementById("search-data");
  return found && Promise.resolve(JSON.parse(found.textContent));
}

// Return all folded names of the countries, cities, types and topics that a word names in any language.
function findOtherNames(word, folded, data) {
  const groups = data.names.filter((group) => group.some((name) => name.folded === folded || name.stem === stem(word)));
  return groups.flat().map((name) => ` ${name.folded} `);
}

// Return the accepted forms of each word of a text. A record is found if it has at least one form of each word.
// With `isLoose`, the words are cut off at their endings.
function listForms(text, data, isLoose) {
  const words = text.split(/\s+/).filter(Boolean);
  return words
    .map((word, position) => {
      const stemmed = isLoose ? word.replace(ENDING, "") : word;
      // The last word may be incomplete, since the reader may still be typing it. A word without its ending is too.
      const isPrefix = position === words.length - 1 || stemmed !== word;
      const folded = fold(stemmed, data.letters);
      return folded && [` ${folded}${isPrefix ? "" : " "}`, ...findOtherNames(word, folded, data)];
    })
    .filter(Boolean);
}

// Return the rows that have the wanted values and all words of the search.
// `wanted` has the values of the form: the filters, and the search text as `q`.
function findRows(rows, wanted, data, kind) {
  const nameParts = listForms(wanted.signatory ?? "", data, false).map(([form]) => form.trim());
  const filtered = rows.filter(
    (row) =>
      (!wanted.type || row[TYPE] === wanted.type) &&
      (!wanted.country || row[COUNTRIES].split(" ").includes(wanted.country)) &&
      (kind === "organization" ||
        ((!wanted.status || row[STATUS] === wanted.status) &&
          (!wanted.topic || row[TOPICS].split(" ").includes(wanted.topic)) &&
          (!wanted.year || row[YEAR] === wanted.year) &&
          (!nameParts.length || row[PEOPLE].split(" / ").some((names) => nameParts.every((part) => names.includes(part)))))),
  );
  const text = (wanted.q ?? "").trim();
  if (!text) return filtered;
  for (const isLoose of [false, true]) {
    const words = listForms(text, data, isLoose);
    if (!words.length) return [];
    const found = filtered.filter((row) => words.every((forms) => forms.some((form) => row[WORDS].includes(form))));
    if (found.length) return found;
  }
  return [];
}

function makeElement(name, values = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function makeRow(row, kind) {
  const title = makeElement("a", { href: base + row[ADDRESS] }, makeElement("span", { dir: "auto" }, row[TITLE]));
  const meta = makeElement("p", { class: "meta" });
  if (kind === "agreement" && row[STATUS_LABEL]) meta.append(makeElement("span", { class: `status ${row[STATUS]}` }, row[STATUS_LABEL]), " ");
  meta.append(row[DETAILS]);
  const body = makeElement("div", {}, makeElement("h2", {}, title), meta);
  return kind === "organization"
    ? makeElement("li", { class: "row" }, body)
    : makeElement("li", { class: "row" }, makeElement("p", { class: "when" }, row[DAY]), body);
}

// Return a label with a number, such as "3 agreements found". `labels` has a text for each plural category.
function formatCount(labels, number) {
  const category = new Intl.PluralRules(language).select(number);
  return (labels[category] ?? labels.other).replace("#", number.toLocaleString(language));
}

// A list with its form. `kind` is "agreement" or "organization".
class List {
  constructor(form) {
    this.form = form;
    this.kind = form.dataset.list;
    this.rows = form.parentElement.querySelector("[data-rows]");
    this.count = form.parentElement.querySelector("[data-count]");
    this.original = [...this.rows.childNodes];
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.updateAddress());
    // The fields are reset after this event.
    form.addEventListener("reset", () => setTimeout(() => this.updateAddress()));
    form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
    // In the single file, each link to a section is an event of this type, and the address has no values.
    if (!isSingleFile) addEventListener("popstate", () => this.readAddress());
    this.readAddress();
  }

  readAddress() {
    this.search(new URLSearchParams(location.search));
  }

  // Fill the form with the wanted values, and show the results.
  search(wanted) {
    for (const field of this.form.elements) if (field.name) field.value = wanted.get(field.name) ?? "";
    const filters = this.form.querySelector("details");
    const hasFilter = [...wanted.keys()].some((name) => name !== "q");
    const isWideScreen = matchMedia("(min-width: 40rem)").matches;
    filters.open ||= hasFilter || isWideScreen;
    this.show();
  }

  // Write the values of the form to the address, and show the results.
  updateAddress() {
    const query = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value.trim()));
    if (!isSingleFile) history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    this.show();
  }

  async show() {
    const wanted = (this.wanted = Object.fromEntries([...new FormData(this.form)].filter(([, value]) => value.trim())));
    if (!Object.keys(wanted).length) {
      this.count.textContent = "";
      this.rows.replaceChildren(...this.original);
      return;
    }
    const data = await load().catch(() => null);
    if (wanted !== this.wanted) return; // the form has changed since, and another call shows its results
    if (!data) {
      this.count.textContent = this.form.dataset.failed;
      return;
    }
    const found = findRows(data[`${this.kind}s`], wanted, data, this.kind);
    this.count.textContent = found.length ? formatCount(data.labels[`${this.kind}s`], found.length) : data.labels.none;
    if (this.kind === "agreement" && wanted.q) this.linkToOrganizations(data, wanted.q);
    const list = makeElement("ol", { class: this.kind === "organization" ? "rows plain" : "rows" });
    this.rows.replaceChildren(list);
    this.addRows(list, found, data, 0);
  }

  // Add a link to the organizations that the same words find.
  linkToOrganizations(data, q) {
    const found = findRows(data.organizations, { q }, data, "organization").length;
    if (!found || isSingleFile) return;
    const address = `${base}organizations/?${new URLSearchParams({ q })}`;
    this.count.append(" · ", makeElement("a", { href: address }, formatCount(data.labels.organizations, found)));
  }

  // Show one page of the found rows, and a button for the next page.
  addRows(list, found, data, start) {
    list.append(...found.slice(start, start + data.per_page).map((row) => makeRow(row, this.kind)));
    const next = start + data.per_page;
    if (next >= found.length) return;
    const more = makeElement("button", { type: "button" }, data.labels.more);
    more.addEventListener("click", () => {
      more.remove();
      this.addRows(list, found, data, next);
      list.children[next].querySelector("a").focus();
    });
    this.rows.append(more);
  }
}

// Show the section that the address names. In the single file, each page is a section.
function showSection() {
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
      lists.find((list) => list.kind === "agreement").search(new URLSearchParams(new FormData(form)));
      location.hash = "agreements/";
    });
  }
}
if (isSingleFile) {
  addEventListener("hashchange", () => {
    showSection();
    document.querySelector("section.page:not([hidden])").focus({ preventScroll: true });
  });
  showSection();
}
