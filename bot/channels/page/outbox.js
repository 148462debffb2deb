// What is written but not yet sent; it outlives a reload of the tab.

const KEPT = "chefslotsen.unsent";

export class Outbox {
  #messages = kept();

  get all() {
    return [...this.#messages];
  }

  get first() {
    return this.#messages[0];
  }

  add(message) {
    this.#messages.push(message);
    this.#keep();
  }

  drop() {
    this.#messages.shift();
    this.#keep();
  }

  #keep() {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(this.#messages));
    } catch {
      // Storage is switched off: then only a reload loses what was not sent.
    }
  }
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

// The same id however often it is sent, so that it counts once.
export function newId() {
  return crypto.randomUUID?.() ?? homemadeId();
}

// crypto.randomUUID is only there on https and loopback.
function homemadeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
