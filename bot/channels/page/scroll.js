// Where the page stands: follows the conversation, but never pulls a reader away.

const NEAR = 140;
const GAP = 24;

export class Scroll {
  #newer = document.getElementById("newer");
  #page = document.scrollingElement;
  #top = document.querySelector(".top");
  #foot = document.querySelector(".foot");

  constructor() {
    this.#newer.addEventListener("click", () => this.toEnd("smooth"));
    addEventListener("scroll", () => this.#seen(), { passive: true });
    visualViewport?.addEventListener("resize", () => this.#keep());
    // A notice, a step or a long text makes the footer higher.
    new ResizeObserver(() => this.#keep()).observe(this.#foot);
  }

  get atEnd() {
    return this.#page.scrollHeight - innerHeight - scrollY < NEAR;
  }

  toEnd(behavior) {
    this.#newer.hidden = true;
    this.#to(this.#page.scrollHeight - innerHeight, behavior);
  }

  // Shows something new: all of it with what can be pressed, or its beginning where it is higher
  // than the room between header and footer.
  reveal(element, wasAtEnd) {
    if (!wasAtEnd) {
      this.#newer.hidden = false;
      return;
    }
    const end = this.#page.scrollHeight - innerHeight;
    const top = element.getBoundingClientRect().top + scrollY - this.#top.offsetHeight - GAP;
    const room = innerHeight - this.#top.offsetHeight - this.#foot.offsetHeight;
    this.#wasAtEnd = element.offsetHeight < room;
    this.#to(this.#wasAtEnd ? end : Math.min(end, top));
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
