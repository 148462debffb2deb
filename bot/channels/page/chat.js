// The chat page: introduces its parts to each other.

import { Composer } from "./composer.js";
import { Line } from "./line.js";
import { Messages } from "./messages.js";
import { Scroll } from "./scroll.js";
import { Words } from "./words.js";

const log = document.getElementById("log");
const typing = document.getElementById("typing");
const notice = document.getElementById("notice");
const spoken = document.getElementById("spoken");

const words = await Words.load();
const scroll = new Scroll();
const messages = new Messages(log, words, { press, again });
const composer = new Composer(words, say);
const line = new Line({ activity, ready, lost, back, refused }, () => words.language);
const unanswered = new Set();
let isReady = false;
let isLost = false;

words.apply();
composer.translate();
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => speak(button.dataset.language));
}
composer.focus();
line.open();

function say(text) {
  const message = line.send(text);
  messages.echo(message);
  expectAnswer(message.id);
  messages.waiting(isLost);
  scroll.toEnd();
}

function press(text) {
  say(text);
  composer.focus();
}

function again(message) {
  expectAnswer(message.id);
  line.again(message);
}

function speak(language) {
  if (language === words.language) return;
  words.choose(language);
  composer.translate();
  if (isLost) notice.textContent = words.say("lost");
  press(words.say("say"));
}

function activity(heard) {
  if (heard.type !== "message") return;
  const wasAtEnd = scroll.atEnd;
  const made = messages.show(heard);
  const fromBot = heard.from?.role === "bot";
  if (fromBot) {
    answered(heard.replyToId);
    // A notice comes of itself: what was asked before it still waits for its answer.
    if (heard.replyToId) composer.expect(heard.channelData?.chefslotsen?.asks);
  }
  if (made && isReady) scroll.reveal(made, wasAtEnd);
}

// History is in place: from here on, what is new is read aloud.
function ready() {
  isReady = true;
  if (!messages.count) messages.greet(words.say("empty"));
  for (const message of line.waiting) {
    messages.echo(message);
    expectAnswer(message.id);
  }
  if (messages.count > 1) scroll.toEnd("instant");
  requestAnimationFrame(() => log.setAttribute("aria-busy", "false"));
  greet();
}

// Somebody who came by a link has their question asked, once: a reload must not ask it again.
function greet() {
  const { opening } = document.body.dataset;
  if (location.pathname !== "/") history.replaceState(null, "", "/");
  if (opening) say(opening);
}

function lost() {
  isLost = true;
  notice.textContent = words.say("lost");
  notice.dataset.kind = "lost";
  messages.waiting(true);
  showTyping();
}

function back() {
  if (!isLost) return;
  isLost = false;
  notice.textContent = words.say("back");
  notice.dataset.kind = "back";
  messages.waiting(false);
  showTyping();
  setTimeout(() => {
    if (!isLost) notice.textContent = "";
  }, 4000);
}

function refused(message) {
  messages.refused(message);
  answered(message.id);
}

function expectAnswer(id) {
  unanswered.add(id);
  showTyping();
  // A message may be one that needs no answer.
  setTimeout(() => answered(id), 30_000);
}

function answered(id) {
  unanswered.delete(id);
  showTyping();
}

function showTyping() {
  const isTyping = unanswered.size > 0 && !isLost;
  typing.hidden = !isTyping;
  spoken.textContent = isTyping ? words.say("typing") : "";
}
