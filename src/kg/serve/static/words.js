// The interface's own words in both languages. Titles of the listed queries and messages of the server are English.
const DATA = JSON.parse(document.getElementById("data").textContent);
const WORDS = {
  de: {
    skip: "Zum Editor springen", title: "Graph der Standpunkte: SPARQL", pages: "Seiten", graph: "Bild des Graphen", language: "Sprache",
    listed: "Fragen", query: "Anfrage", run: "Ausführen", stop: "Abbrechen", history: "Verlauf", prefixes: "Präfixe", results: "Ergebnis",
    keys: "Strg+Eingabe führt aus. Tab rückt ein; nach Escape verlässt Tab den Editor. Präfixe müssen nicht vereinbart werden.",
    ask: "Fragen", running: "Läuft …", stopped: "Abgebrochen.", gone: "Der Server antwortet nicht. Läuft kg serve noch?",
    rows: (n) => `${n} ${n === 1 ? "Zeile" : "Zeilen"}`, more: (n) => `mehr zeigen (${n})`, yes: "Ja", no: "Nein", triples: "Tripel (Turtle)",
    csv: "CSV für Tabellenprogramme", json: "JSON", evidence: "Beleg", picture: "im Bild", earlier: "frühere Anfragen", unbound: "leer",
    sort: "sortieren nach", nothing: "Die Antwort hat keine Zeilen.",
  },
  en: {
    skip: "Skip to the editor", title: "Graph of positions: SPARQL", pages: "Pages", graph: "Picture of the graph", language: "Language",
    listed: "Questions", query: "Query", run: "Run", stop: "Stop", history: "History", prefixes: "Prefixes", results: "Result",
    keys: "Ctrl+Enter runs. Tab indents; after Escape, Tab leaves the editor. Prefixes need not be declared.",
    ask: "Ask", running: "Running …", stopped: "Stopped.", gone: "The server does not answer. Is kg serve still running?",
    rows: (n) => `${n} ${n === 1 ? "row" : "rows"}`, more: (n) => `show more (${n})`, yes: "Yes", no: "No", triples: "Triples (Turtle)",
    csv: "CSV for spreadsheets", json: "JSON", evidence: "evidence", picture: "in the picture", earlier: "earlier queries", unbound: "empty",
    sort: "sort by", nothing: "The answer has no rows.",
  },
};
let language = (navigator.language || "de").toLowerCase().startsWith("en") ? "en" : "de";
const word = (key, ...given) => (typeof WORDS[language][key] === "function" ? WORDS[language][key](...given) : WORDS[language][key]);
