// The page's own words, in the language that the person has chosen.

const LANGUAGES = ["sv", "en"];
const A_YEAR = 365 * 24 * 60 * 60;

export class Words {
  #all;

  constructor(all, language) {
    this.#all = all;
    this.language = language;
  }

  static async load() {
    const texts = await Promise.all(LANGUAGES.map((language) => read(`/page/words.${language}.json`)));
    const all = Object.fromEntries(LANGUAGES.map((language, i) => [language, texts[i]]));
    return new Words(all, document.documentElement.lang);
  }

  say(key, places = {}, language = this.language) {
    const words = this.#all[language] ?? this.#all[this.language];
    return words[key].replace(/\{(\w+)\}/g, (_, place) => String(places[place]));
  }

  // The language of a message, where it is one that there are words in.
  known(locale) {
    const language = (locale ?? "").slice(0, 2);
    return LANGUAGES.includes(language) ? language : this.language;
  }

  choose(language) {
    this.language = language;
    document.cookie = `language=${language}; path=/; max-age=${A_YEAR}; samesite=lax`;
    this.apply();
  }

  apply() {
    document.documentElement.lang = this.language;
    document.title = this.say("name");
    for (const element of document.querySelectorAll("[data-word]")) {
      element.textContent = this.say(element.dataset.word);
    }
    for (const element of document.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", this.say(element.dataset.label));
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === this.language));
    }
  }
}

async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
