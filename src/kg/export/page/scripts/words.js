// The interface's own words in both languages. Stance types and relations bring theirs from the lexicon.
const WORDS = {
  de: {
    skip: "Zum Inhalt springen", search: "Suche nach Namen", search_hint: "Name oder anderer Name, etwa Moskau",
    suggestions: "Vorschläge", views: "Ansichten", view_overview: "Überblick", view_graph: "Bild", view_table: "Tabelle",
    language: "Sprache", filters: "Filter", tools: "Bild einstellen", zoom_in: "Vergrößern", zoom_out: "Verkleinern",
    zoom_fit: "Alles zeigen", more_nodes: "mehr zeigen", more: "mehr", legend: "Legende", evidence: "Belege", close: "Schließen",
    nothing: "Keine Aussage passt zu diesen Filtern.", empty: "Dieser Graph enthält noch keine Aussagen.",
    canvas_help: "Pfeiltasten gehen von Knoten zu Knoten, E geht durch die Kanten des Knotens, Plus und Minus ändern die Größe, 0 zeigt alles, Escape hebt die Auswahl auf. Die Tabelle zeigt dieselben Daten.",
    main_actors: "Wer sich äußert", main_issues: "Worum es geht", agreements: "Stärkste Einigkeit", conflicts: "Stärkster Streit",
    actors_hint: "nach Zahl der eigenen Standpunkte", issues_hint: "nach Zahl derer, die Stellung nehmen", for: "Für", against: "Gegen", on: "Zu",
    none_yet: "Nichts zu zeigen.", statements: "Aussagen", statement: "Aussage", nodes: "Knoten", documents: "Dokumente", document_one: "Dokument",
    shown_nodes: (n, all) => `${n} von ${all} Knoten`, of: (n, all) => `${n} von ${all}`, and_more: (n) => `und ${n} weitere`,
    counts: (s, n, d) => `${s} Aussagen · ${n} Knoten · ${d} ${d === 1 ? "Dokument" : "Dokumente"}`,
    filtered: (n, all) => `${n} von ${all} Aussagen passen zu den Filtern`, reset: "Filter zurücksetzen", relations: "Beziehungen zeigen",
    previous: "Vorige", next: "Nächste", all_statements: "Alle Aussagen dieser Auswahl", outside_filter: "Die Filter blenden diese Aussagen sonst aus.",
    holder: "Halter", cue: "Hinweis", target: "Ziel", subject: "Wer", object: "Was", outside: "nicht in diesem Satz", also_said: "Dasselbe an anderer Stelle des Dokuments",
    document: "Dokument", untitled: "ohne Titel", outlet: "Medium", published: "Erschienen", source: "Datei", said: "Gesagt", valid: "Gilt", from: "ab", until: "bis",
    reported_by: "Berichtet von", modality: "Modalität", negation: "Verneinung", negated: "verneint", not_negated: "nicht verneint", confidence: "Konfidenz", rule: "Regel",
    number: "Kennung", unknown: "unbekannt", means: "Bedeutung", also: "Auch", holds: "Vertritt", is_target: "Wird zum Ziel", reports: "Berichtet", relations_of: "Beziehungen",
    date: "Datum", stance: "Standpunkt", sentence: "Satz", filter_rows: "In der Tabelle suchen", show: "Beleg zeigen", sorted_up: "aufsteigend sortiert", sorted_down: "absteigend sortiert",
    type: "Standpunkt", polarity: "Richtung", kind: "Art der Knoten", any_document: "alle Dokumente", date_range: "Zeitraum", date_hint: "Undatierte Aussagen fallen heraus.",
    positive: "dafür", negative: "dagegen", neutral: "neutral", relation: "Beziehung", selection_cleared: "Auswahl aufgehoben", no_match: "Kein Name passt.",
    kinds: { state: "Staat", person: "Person", organisation: "Organisation", group: "Gruppe", office: "Amt", treaty: "Vertrag", event: "Ereignis", issue: "Streitfrage", place: "Ort", weapon: "Waffe", document: "Dokument" },
    modalities: { asserted: "als Tatsache", intended: "beabsichtigt", possible: "möglich", conditional: "unter Bedingung", counterfactual: "nicht eingetreten", asked: "gefragt" },
    bases: { explicit: "im Text genannt", relative: "aus dem Text errechnet", publication: "Tag des Erscheinens", unknown: "Grundlage unbekannt" },
    groups: { request: "Verlangen", endorse: "Zustimmen", oppose: "Ablehnen", assert: "Behaupten", cooperate: "Zusammenarbeiten", conflict: "Brechen" },
  },
  en: {
    skip: "Skip to content", search: "Search by name", search_hint: "Name or other name, e.g. Moskau",
    suggestions: "Suggestions", views: "Views", view_overview: "Overview", view_graph: "Picture", view_table: "Table",
    language: "Language", filters: "Filters", tools: "Adjust the picture", zoom_in: "Zoom in", zoom_out: "Zoom out",
    zoom_fit: "Show everything", more_nodes: "show more", more: "more", legend: "Legend", evidence: "Evidence", close: "Close",
    nothing: "No statement passes these filters.", empty: "This graph holds no statements yet.",
    canvas_help: "Arrow keys walk from node to node, E walks through the edges of the node, plus and minus zoom, 0 shows everything, Escape clears the selection. The table shows the same data.",
    main_actors: "Who speaks", main_issues: "What it is about", agreements: "Strongest agreement", conflicts: "Strongest conflict",
    actors_hint: "by number of stances they hold", issues_hint: "by number of those who take a stance", for: "For", against: "Against", on: "On",
    none_yet: "Nothing to show.", statements: "statements", statement: "statement", nodes: "nodes", documents: "documents", document_one: "document",
    shown_nodes: (n, all) => `${n} of ${all} nodes`, of: (n, all) => `${n} of ${all}`, and_more: (n) => `and ${n} more`,
    counts: (s, n, d) => `${s} statements · ${n} nodes · ${d} ${d === 1 ? "document" : "documents"}`,
    filtered: (n, all) => `${n} of ${all} statements pass the filters`, reset: "Reset filters", relations: "Show relations",
    previous: "Previous", next: "Next", all_statements: "All statements of this selection", outside_filter: "The filters hide these statements elsewhere.",
    holder: "holder", cue: "cue", target: "target", subject: "who", object: "what", outside: "not in this sentence", also_said: "The same elsewhere in the document",
    document: "Document", untitled: "untitled", outlet: "Outlet", published: "Published", source: "File", said: "Said", valid: "Holds", from: "from", until: "until",
    reported_by: "Reported by", modality: "Modality", negation: "Negation", negated: "negated", not_negated: "not negated", confidence: "Confidence", rule: "Rule",
    number: "Id", unknown: "unknown", means: "Meaning", also: "Also", holds: "Holds", is_target: "Is the target of", reports: "Reports", relations_of: "Relations",
    date: "Date", stance: "Stance", sentence: "Sentence", filter_rows: "Search in the table", show: "Show evidence", sorted_up: "sorted ascending", sorted_down: "sorted descending",
    type: "Stance", polarity: "Direction", kind: "Kind of node", any_document: "all documents", date_range: "Dates", date_hint: "Undated statements drop out.",
    positive: "in favour", negative: "against", neutral: "neutral", relation: "relation", selection_cleared: "Selection cleared", no_match: "No name matches.",
    kinds: { state: "State", person: "Person", organisation: "Organisation", group: "Group", office: "Office", treaty: "Treaty", event: "Event", issue: "Issue", place: "Place", weapon: "Weapon", document: "Document" },
    modalities: { asserted: "as a fact", intended: "intended", possible: "possible", conditional: "under a condition", counterfactual: "did not happen", asked: "asked" },
    bases: { explicit: "named in the text", relative: "reckoned from the text", publication: "day of publication", unknown: "basis unknown" },
    groups: { request: "Request", endorse: "Endorse", oppose: "Oppose", assert: "Assert", cooperate: "Cooperate", conflict: "Conflict" },
  },
};
const KINDS = Object.keys(WORDS.de.kinds);
const SIGNS = new Map([[1, "+"], [0, "○"], [-1, "−"]]);
const POLARITIES = [[1, "positive"], [-1, "negative"], [0, "neutral"]];

const word = (key) => WORDS[state.lang][key];
// A name of a closed list in the interface's language; a name outside of the list is shown as it is.
const listed = (list, name) => (Object.hasOwn(word(list), name) ? word(list)[name] : name);
const polarityName = (polarity) => (polarity > 0 ? "positive" : polarity < 0 ? "negative" : "neutral");
const both = (one, other) => (one === other || !other ? one : `${one} / ${other}`);
