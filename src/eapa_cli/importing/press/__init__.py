"""Drafts of agreements from press releases.

A text passes these steps. Each step names the module to open for its rules.

1. Source text: `read_source` reads files, and the web pages that `fetch` downloads. `text_extraction` reads plain text,
   HTML, PDF and Word, and gives a `source_text.SourceText`.
2. Layout: `layout` finds the headline, the sentences, long quotations and the background information at the end;
   `publication_stamps` finds the date of publication.
3. Verdict: `page_verdict` decides whether the page reports a signing, and which sentences report it ("reports").
4. Word classes: `tokens` splits a sentence. `english_word_classes` and `russian_word_classes` give each token a letter,
   which `word_classes` names. `english_ambiguous_words`, `english_ambiguous_fields`, `english_ambiguous_names`,
   `english_and_in_names`, `english_posts`, `russian_ambiguous_words`, `russian_ambiguous_posts`, `russian_and_in_names`
   and `russian_document_subjects` correct letters by the neighbours of a word (`word_row`).
5. Phrases: `name_phrases` finds one person or organization by the patterns of `english_name_patterns` and
   `russian_name_patterns`, and `organizations_in_posts` the organizations inside a post. `russian_name_bounds` finds
   names in another case than their posts. `name_lists` finds lists of phrases, and `name_parts` joins names that
   contain "and"; `shared_posts` handles "the rectors of A and B, X and Y".
6. Clauses: `clauses` turns a sentence into a row of phrases, and finds the phrases before and after a verb.
   `relations` adds what the person before implies: "his deputy", "her colleague".
7. Signers of one sentence: `signing_verbs` reads subjects and agents ("A and B signed", "signed by X") with
   `ungoverned_names` (names without a preposition), `partners` ("with B") and `speakers` ("said X after signing").
   `between_phrases` reads "between A and B", `representatives` reads "X signed for A", `people_in_brackets` "A (Rector
   X)", and `signature_nouns` "the signatures of X and Y". `signing_sentences` does so for each report, and
   `people_of_page` adds full names and posts from other sentences.
8. Parties: `parties` chooses the organizations that signed. `organizations_of_posts` finds those that a post names,
   such as the ministry of a minister; `offices` knows the posts that are parties: "Ombudsman of Peru", and
   `region_parties` the regions of governors. `organization_names` gives the parties their names, also by
   `english_plurals` and `russian_plurals`: "the ministries of A and B"; `full_names` finds those of acronyms and nouns.
   Signatories: `signatories` merges the people (`same_person`), `signatory_parties` assigns them to the parties, and
   `bare_posts` finds the people of "the rectors signed".
9. `event_sentences` finds the sentences near a report that describe its event, meeting or visit; they can name the day
   and the place. Date: `signing_date`; `printed_dates` reads dates, `relative_days` "yesterday", and `report_dates` the
   date of a news report. Place: `signing_place`; `place_mentions` finds the cities and countries of a sentence,
   `venue_mentions` the venues, and `smaller_cities` the cities at the start of a report; those of `disputed_cities`
   have no country. Areas of cooperation: `areas`. Websites and summaries of the parties: `background`.
10. Draft: `draft` runs the steps and gives a `PressDraft`, each value with its words (`evidence`). `as_json` writes it
    for programs; `proposed_record` turns it into the data of an agreement and of new organizations.

`language.Language` has all that depends on the language. `english` and `russian` are the two languages; their word
lists and patterns are in the modules whose names start with the language. `name_forms` compares names of
organizations, `nominative` and `russian_person_nominative` put Russian words into the nominative, the latter also by
`russian_name_endings` and `russian_inflection`, and `known_names` finds the organizations of the register.
"""
