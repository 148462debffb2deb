// The list of messages: what both sides have said, and what can be pressed.

import { blocks, element, pairs, paragraphs } from "./text.js";

const WELCOME = "welcome.reply";
// Kinds of replies that list answers, each under its name.
const WITH_PAIRS = ["step", "summary", "receipt", "applications"];

function namesSource(part, sources = []) {
  return sources.some(({ document, section }) => part.includes(document) && part.includes(section));
}

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
    if (about.parts) made.dataset.kind = about.parts.kind;
    if (about.receipt) {
      made.classList.add("receipt");
      bubble.append(element("p", "stamp", this.#words.say("receipt", {}, language)));
    }
    const said = paragraphs(activity.text ?? "");
    bubble.append(...said.flatMap((part) => this.#part(part, about)));
    if (about.sources?.length && !bubble.querySelector(".source")) {
      bubble.append(this.#footnote(about.sources, language));
    }
    bubble.append(...(activity.attachments ?? []).flatMap((file) => this.#file(file)));
    made.append(this.#who("bot", language), bubble);
    return made;
  }

  // A file that comes with a reply, of this server's own only.
  #file({ contentUrl, name, label }) {
    const place = new URL(contentUrl, location.href);
    if (place.origin !== location.origin) return [];
    const made = element("p", "file");
    const link = element("a", "", `${label ?? name} (${name})`);
    link.href = place.pathname;
    link.download = name;
    made.append(link);
    return [made];
  }

  // A paragraph as what the reply says it is: a source, a step's question, answers, or plain words.
  #part(part, about) {
    if (part === about.footnote || namesSource(part, about.sources)) {
      return [element("p", "source", part)];
    }
    const { parts, receipt, outcome } = about;
    const [first, ...rest] = part.split("\n");
    if (parts?.kind === "step" && first === parts.place) {
      return [element("p", "at", first), element("p", "asked", rest.join("\n"))];
    }
    const isOfPairs = WITH_PAIRS.includes(parts?.kind) || outcome === "command";
    return (isOfPairs && pairs(part, receipt)) || blocks(part);
  }

  #who(key, language) {
    return element("span", "unseen", `${this.#words.say(key, {}, language)}: `);
  }

  #footnote(sources, language) {
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
    const sends = activity.channelData?.chefslotsen?.parts?.kind === "summary";
    for (const [i, { title, value }] of actions.entries()) {
      const button = element("button", sends && i === 0 ? "choice main" : "choice", title);
      button.type = "button";
      button.addEventListener("click", () => this.#press(value ?? title));
      group.append(button);
    }
    made.append(group);
    this.#choices = group;
    const list = made.querySelector("ol");
    const said = Array.from(list?.children ?? [], (item) => item.textContent);
    if (said.length && actions.every(({ title }, i) => title === said[i])) list.className = "offered";
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
