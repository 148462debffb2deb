// The list of messages: what both sides have said, and what can be pressed.

import { blocks, element, paragraphs } from "./text.js";

const WELCOME = "welcome.reply";

export class Messages {
  #log;
  #words;
  #press;
  #again;
  #shown = new Map();
  #day = null;
  #choices = null;

  constructor(log, words, { press, again }) {
    this.#log = log;
    this.#words = words;
    this.#press = press;
    this.#again = again;
  }

  get count() {
    return this.#shown.size;
  }

  // An activity from the feed. Returns its element where it is new to the page.
  show(activity) {
    const known = this.#shown.get(activity.id);
    if (known) return this.#arrived(known);
    const fromPerson = activity.from?.role === "user";
    const made = fromPerson ? this.#own(activity.text) : this.#bot(activity);
    this.#clearChoices();
    this.#divide(activity.timestamp);
    this.#put(activity.id, made);
    if (!fromPerson) this.#offer(activity, made);
    return made;
  }

  // What the person has just written, before the server has it.
  echo({ id, text }) {
    if (this.#shown.has(id)) return this.#shown.get(id);
    this.#clearChoices();
    const made = this.#own(text);
    made.dataset.pending = "";
    this.#shown.set(id, made);
    this.#log.append(made);
    return made;
  }

  // Tell, at what still waits, that it waits.
  waiting(isWaiting) {
    for (const made of this.#log.querySelectorAll("[data-pending]")) {
      this.#note(made, isWaiting ? [element("span", "", this.#words.say("waiting"))] : []);
    }
  }

  refused(message) {
    const made = this.#shown.get(message.id);
    if (!made) return;
    const button = element("button", "quiet", this.#words.say("again"));
    button.type = "button";
    button.addEventListener("click", () => {
      this.#note(made, []);
      this.#again(message);
    });
    this.#note(made, [element("span", "", this.#words.say("refused")), button]);
  }

  greet(text) {
    const made = this.#bot({ text });
    this.#log.append(made);
    return made;
  }

  #arrived(made) {
    if (!("pending" in made.dataset)) return null;
    delete made.dataset.pending;
    this.#note(made, []);
    const first = this.#log.querySelector("[data-pending]");
    if (first && made.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_PRECEDING) {
      first.before(made);
    }
    return null;
  }

  #put(id, made) {
    this.#shown.set(id, made);
    const pending = this.#log.querySelector("[data-pending]");
    if (pending) pending.before(made);
    else this.#log.append(made);
  }

  #own(text) {
    const made = element("div", "message own");
    const bubble = element("div", "bubble");
    bubble.dir = "auto";
    bubble.append(element("p", "", text));
    made.append(this.#who("you"), bubble);
    return made;
  }

  #bot(activity) {
    const about = activity.channelData?.chefslotsen ?? {};
    const language = this.#words.known(activity.locale);
    const made = element("div", "message bot");
    const bubble = element("div", "bubble");
    made.lang = language;
    if (activity.id === WELCOME) made.classList.add("welcome");
    if (about.outcome) made.dataset.outcome = about.outcome;
    if (about.receipt) {
      made.classList.add("receipt");
      bubble.append(element("p", "stamp", this.#words.say("receipt", {}, language)));
    }
    const footnote = this.#footnote(about.sources ?? [], language);
    const said = paragraphs(activity.text ?? "").filter((part) => !tellsSource(part, about.sources));
    bubble.append(...said.flatMap(blocks));
    if (footnote) bubble.append(footnote);
    made.append(this.#who("bot", language), bubble);
    return made;
  }

  #who(key, language) {
    return element("span", "unseen", `${this.#words.say(key, {}, language)}: `);
  }

  #footnote(sources, language) {
    if (!sources.length) return null;
    const made = element("p", "source");
    const label = this.#words.say(sources.length > 1 ? "sources" : "source", {}, language);
    const places = sources.map(({ document, section }) => (section ? `${document}, ${section}` : document));
    made.append(element("span", "", `${label}: `), places.join("; "));
    return made;
  }

  #offer(activity, made) {
    const actions = activity.suggestedActions?.actions ?? [];
    if (!actions.length) return;
    const group = element("div", "choices");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.#words.say("suggestions", {}, made.lang));
    for (const { title, value } of actions) {
      const button = element("button", "choice", title);
      button.type = "button";
      button.addEventListener("click", () => this.#press(value ?? title));
      group.append(button);
    }
    made.append(group);
    this.#choices = group;
  }

  #clearChoices() {
    this.#choices?.remove();
    this.#choices = null;
  }

  #note(made, parts) {
    made.querySelector(".state")?.remove();
    if (!parts.length) return;
    const note = element("p", "state");
    note.append(...parts);
    made.append(note);
  }

  #divide(timestamp) {
    const at = new Date(timestamp);
    if (Number.isNaN(at.getTime())) return;
    const day = at.toDateString();
    if (this.#day && day !== this.#day) {
      const form = new Intl.DateTimeFormat(this.#words.language, { dateStyle: "full" });
      this.#log.append(element("p", "day", form.format(at)));
    }
    this.#day = day;
  }
}

// Replies are whole as text, so that the source may stand there too: once is enough.
function tellsSource(part, sources) {
  return (sources ?? []).some(
    ({ document, section }) => part.length < 240 && part.includes(document) && part.includes(section),
  ) && !part.startsWith("- ") && /^\p{L}+:/u.test(part);
}
