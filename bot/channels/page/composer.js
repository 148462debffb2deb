// Where the person writes: growing field, counter, and what a signup waits for.

const LONGEST = 2000;
const NEAR = 1800;
const KEYBOARDS = { email: "email", number: "numeric" };

export class Composer {
  #words;
  #form = document.getElementById("form");
  #text = document.getElementById("text");
  #count = document.getElementById("count");
  #step = document.getElementById("step");
  #keys = document.getElementById("keys");
  #asks = null;

  constructor(words, send) {
    this.#words = words;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(send);
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    this.#text.addEventListener("input", () => this.#measure());
    this.#keys.addEventListener("click", () => this.#useLetters());
    this.#measure();
  }

  // Only where it opens no keyboard over the conversation.
  focus() {
    if (matchMedia("(hover: hover) and (pointer: fine)").matches) {
      this.#text.focus({ preventScroll: true });
    }
  }

  expect(asks) {
    this.#asks = asks ?? null;
    this.#keyboard(KEYBOARDS[asks?.kind]);
    this.#text.autocomplete = asks?.kind === "email" ? "email" : "off";
    // At the summary every step is behind.
    this.#step.hidden = !asks || asks.kind === "confirm" || asks.field === "change";
    this.translate();
  }

  translate() {
    const asks = this.#asks;
    this.#text.placeholder = this.#words.say(asks ? `ask_${asks.kind}` : "placeholder");
    this.#measure();
    if (!asks) return;
    const bar = document.getElementById("step-bar");
    document.getElementById("step-words").textContent = this.#words.say("step", asks);
    bar.max = asks.steps;
    bar.value = asks.step;
  }

  #submit(send) {
    const text = this.#text.value.trim();
    if (!text || length(text) > LONGEST) return this.#text.focus();
    this.#text.value = "";
    this.#measure();
    send(text);
    this.#text.focus();
  }

  #measure() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${this.#text.scrollHeight}px`;
    const used = length(this.#text.value.trim());
    const tooLong = used > LONGEST;
    this.#text.setAttribute("aria-invalid", String(tooLong));
    this.#count.classList.toggle("over", tooLong);
    this.#count.textContent = tooLong
      ? this.#words.say("over", { count: used - LONGEST })
      : used >= NEAR
        ? this.#words.say("left", { count: LONGEST - used })
        : "";
  }

  #keyboard(mode) {
    this.#text.inputMode = mode ?? "text";
    // A number pad has no letters, and "back" or a question must be possible to write.
    this.#keys.hidden = mode !== "numeric" || !matchMedia("(pointer: coarse)").matches;
  }

  #useLetters() {
    this.#keyboard("text");
    this.#text.focus();
  }
}

function length(text) {
  return [...text].length;
}
