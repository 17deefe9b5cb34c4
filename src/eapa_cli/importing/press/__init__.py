"""Drafts of agreements from press releases.

A text passes these steps. Each step is a folder, or names the module to open for its rules.

1. `source`: `read_source` reads files, and the web pages that `fetch` downloads. `text_extraction` reads plain text,
   HTML, PDF and Word, and gives a `source_text.SourceText`.
2. `page`: `layout` finds the headline, the sentences, long quotations and the background information at the end;
   `publication_stamps` finds the date of publication. `page_verdict` decides whether the page reports a signing, and
   which sentences report it ("reports"). `event_sentences` finds the sentences near a report that describe its event,
   meeting or visit; they can name the day and the place. `areas` finds the areas of cooperation, and `background` the
   websites and summaries of the parties.
3. `words`: `tokens` splits a sentence. `english.word_classes` and `russian.word_classes` give each token a letter,
   which `word_classes` names. The modules `ambiguous_*`, `and_in_names` and `russian.document_subjects` correct letters
   by the neighbours of a word (`word_row`).
4. `phrases`: `name_phrases` finds one person or organization by the patterns of `english.name_patterns` and
   `russian.name_patterns`, and `organizations_in_posts` the organizations inside a post. `russian.name_bounds` finds
   names in another case than their posts. `name_lists` finds lists of phrases; `after_names` skips the places and
   descriptions after their names, and `name_parts` joins names that contain "and". `shared_posts` handles "the rectors
   of A and B, X and Y", and `nameless_posts` posts without a name. `clauses` turns a sentence into a row of phrases,
   and finds the phrases before and after a verb. `relations` adds what the person before implies: "his deputy", "her
   colleague".
5. `signing`, the signers of one sentence: `signing_verbs` reads subjects ("A and B signed") with `agents` ("signed by
   X"), `ungoverned_names` (names without a preposition), `partners` ("with B") and `speakers` ("said X after signing").
   `between_phrases` reads "between A and B", `representatives` "X signed for A", `represented_parties` "A, represented
   by X", `people_in_brackets` "A (Rector X)", and `signature_nouns` "the signatures of X and Y". `signing_sentences`
   does so for each report, and `people_of_page` adds full names and posts from other sentences.
6. `parties`: `signing_parties` chooses the organizations that signed. `organizations_of_posts` finds those that a post
   names, such as the ministry of a minister; `offices` knows the posts that are parties: "Ombudsman of Peru", and
   `region_parties` finds the regions of governors, and twin towns. `organization_names` gives the parties their names,
   also by the modules `plurals`: "the ministries of A and B"; `full_names` finds those of acronyms and nouns, and
   `known_names` the organizations of the register. `name_forms` compares names of organizations.
   `signatories` merges the people, `signatory_parties` assigns them to the parties, and `bare_posts` finds the people
   of "the rectors signed".
7. `dates`: `signing_date` chooses the day; `printed_dates` reads dates, `relative_days` "yesterday", and
   `report_dates` the date of a news report.
8. `places`: `signing_place` chooses the place; `place_mentions` finds the cities and countries of a `passage`,
   `venue_mentions` the venues, and `smaller_cities` the cities at the start of a report; those of `disputed_cities`
   have no country.
9. `draft` runs the steps and gives a `PressDraft`, each value with its words (`evidence`). `as_json` writes it for
   programs; `proposed_record` turns it into the data of an agreement and of new organizations.

`language.Language` has all that depends on the language. The folders `english` and `russian` have its two objects, with
their word lists and patterns. `russian.nominative` and `russian.person_nominative` put words into the nominative, the
latter also by `russian.name_endings` and `russian.inflection`.

In a pattern of several lines, a line that starts with `|` is an alternative of the whole pattern. A longer alternative
is broken after an inner `|` or between groups.
"""
