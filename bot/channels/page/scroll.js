// Where the page stands: follows the conversation, but never pulls a reader away.

const NEAR = 140;

export class Scroll {
  #newer = document.getElementById("newer");
  #page = document.scrollingElement;

  constructor() {
    this.#newer.addEventListener("click", () => this.toEnd("smooth"));
    addEventListener("scroll", () => this.#seen(), { passive: true });
    visualViewport?.addEventListener("resize", () => this.#keep());
  }

  get atEnd() {
    return this.#page.scrollHeight - innerHeight - scrollY < NEAR;
  }

  toEnd(behavior) {
    this.#newer.hidden = true;
    this.#to(this.#page.scrollHeight - innerHeight, behavior);
  }

  // Shows something new: its end, or its beginning where it is higher than the window.
  reveal(element, wasAtEnd) {
    if (!wasAtEnd) {
      this.#newer.hidden = false;
      return;
    }
    const top = element.getBoundingClientRect().top + scrollY - 0.2 * innerHeight;
    this.#to(Math.min(this.#page.scrollHeight - innerHeight, top));
  }

  #wasAtEnd = true;

  #seen() {
    this.#wasAtEnd = this.atEnd;
    if (this.#wasAtEnd) this.#newer.hidden = true;
  }

  #keep() {
    if (this.#wasAtEnd) this.toEnd("instant");
  }

  #to(top, behavior = "smooth") {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollTo({ top, behavior: calm ? "instant" : behavior });
  }
}
