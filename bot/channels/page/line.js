// The Direct Line to the bot: keeps the connection, takes up where it was lost, sends again.

import { newId, Outbox } from "./outbox.js";

const ROOT = "/v3/directline";
const PATIENCE = 50_000; // the server says something, if only a keep-alive, more often than this
const POLLING = 3_000;
const LONGEST_PAUSE = 15_000;

export class Line {
  #hears;
  #locale;
  #token = null;
  #conversation = null;
  #watermark = "0";
  #socket = null;
  #hangUp = () => {};
  #outbox = new Outbox();
  #sending = false;
  #retry;
  #wake = () => {};

  // hears: {activity(activity), ready(), lost(), back(), refused(id)}
  constructor(hears, locale) {
    this.#hears = hears;
    this.#locale = locale;
    addEventListener("online", () => this.#wake());
    addEventListener("offline", () => this.#hangUp());
    document.addEventListener("visibilitychange", () => this.#wake());
  }

  get waiting() {
    return this.#outbox.all;
  }

  async open() {
    let tries = 0;
    let ready = false;
    for (;;) {
      let pause = POLLING;
      try {
        await this.#begin();
        await this.#catchUp();
        if (!ready) this.#hears.ready();
        if (tries) this.#hears.back();
        ready = true;
        tries = 0;
        this.#flush();
        if (await this.#listen()) pause = 300;
      } catch {
        tries += 1;
        if (tries === 2 || !navigator.onLine) this.#hears.lost();
        pause = tries === 1 ? 300 : Math.min(LONGEST_PAUSE, 500 * 2 ** tries);
      }
      await this.#pause(pause);
    }
  }

  send(text) {
    const message = { id: newId(), text, locale: this.#locale() };
    this.again(message);
    return message;
  }

  again(message) {
    this.#outbox.add(message);
    this.#flush();
  }

  async #begin() {
    if (!this.#token) {
      const answer = await this.#call("POST", "/tokens/generate", {});
      this.#take(answer);
    }
    if (!this.#conversation) {
      const answer = await this.#call("POST", "/conversations", { locale: this.#locale() });
      this.#conversation = answer.conversationId;
      this.#take(answer);
    }
  }

  async #catchUp() {
    for (;;) {
      const set = await this.#call("GET", `${this.#path}/activities?watermark=${this.#watermark}`);
      this.#hear(set);
      if (!set.activities.length) return;
    }
  }

  // Resolves when the socket has closed: true where it had been open.
  async #listen() {
    const answer = await this.#call("GET", `${this.#path}?watermark=${this.#watermark}`);
    this.#take(answer);
    const address = new URL(answer.streamUrl);
    address.host = location.host;
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    return new Promise((closed) => this.#follow(new WebSocket(address), closed));
  }

  #follow(socket, closed) {
    let opened = false;
    let dog;
    // Not left to the socket's own closing, which waits for an answer on a line that is dead.
    this.#hangUp = () => {
      clearTimeout(dog);
      this.#socket = null;
      socket.close();
      closed(opened);
    };
    const alive = () => {
      clearTimeout(dog);
      dog = setTimeout(this.#hangUp, PATIENCE);
    };
    socket.addEventListener("open", () => {
      opened = true;
      this.#socket = socket;
    });
    socket.addEventListener("message", (event) => {
      alive();
      if (event.data) this.#hear(JSON.parse(event.data));
    });
    socket.addEventListener("close", this.#hangUp);
    alive();
  }

  #hear({ activities, watermark }) {
    for (const activity of activities) this.#hears.activity(activity);
    if (Number(watermark) > Number(this.#watermark)) this.#watermark = watermark;
  }

  // Sends what waits, in order, one at a time; what fails to arrive keeps its id and its place.
  async #flush() {
    if (this.#sending || !this.#conversation) return;
    this.#sending = true;
    clearTimeout(this.#retry);
    try {
      while (this.#outbox.first) {
        await this.#deliver(this.#outbox.first);
        this.#outbox.drop();
        if (!this.#socket) await this.#catchUp();
        // Where this gets through, the connection need not wait any longer.
        this.#wake();
      }
    } catch {
      this.#hangUp();
      this.#retry = setTimeout(() => this.#flush(), POLLING);
    } finally {
      this.#sending = false;
    }
  }

  async #deliver({ id, text, locale }) {
    const activity = {
      type: "message",
      id,
      text,
      locale,
      from: { id: "person" },
      channelData: { clientActivityID: id },
    };
    try {
      await this.#call("POST", `${this.#path}/activities`, activity);
    } catch (fault) {
      if (!fault.final) throw fault;
      this.#hears.refused({ id, text, locale });
    }
  }

  async #call(method, path, body) {
    let response = await this.#fetch(method, path, body);
    if ([401, 403].includes(response.status) && this.#token) {
      this.#token = null;
      this.#take(await (await this.#fetch("POST", "/tokens/generate", {})).json());
      response = await this.#fetch(method, path, body);
    }
    if (response.ok) return response.json();
    const final = response.status < 500 && ![401, 403, 408, 429].includes(response.status);
    throw Object.assign(new Error(`${method} ${response.status}`), { final });
  }

  #fetch(method, path, body) {
    const headers = {};
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    if (body) headers["Content-Type"] = "application/json";
    const signal = AbortSignal.timeout?.(20_000);
    return fetch(ROOT + path, { method, headers, signal, body: body && JSON.stringify(body) });
  }

  #take({ token, conversationId }) {
    // The cookie is gone and with it the person: begin anew rather than mix two conversations.
    if (this.#conversation && conversationId !== this.#conversation) location.reload();
    this.#token = token;
  }

  #pause(time) {
    return new Promise((done) => {
      const timer = setTimeout(done, time);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  get #path() {
    return `/conversations/${encodeURIComponent(this.#conversation)}`;
  }
}
