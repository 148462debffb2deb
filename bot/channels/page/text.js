// From plain text to paragraphs and lists. Text nodes only: nothing in a message is ever markup.

export function element(name, classes = "", text = "") {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (text) made.textContent = text;
  return made;
}

export function paragraphs(text) {
  return text.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n/).map((part) => part.trim()).filter(Boolean);
}

// The blocks of one paragraph: runs of "- " lines become lists, other lines stay lines.
export function blocks(paragraph) {
  const made = [];
  for (const line of paragraph.split("\n")) {
    const item = /^\s*[-•] +(.*)$/.exec(line);
    const last = made.at(-1);
    if (item && last?.tagName === "UL") last.append(element("li", "", item[1]));
    else if (item) made.push(list(item[1]));
    else if (last?.tagName === "P") last.append(document.createElement("br"), line);
    else made.push(element("p", "", line));
  }
  return made;
}

function list(first) {
  const made = element("ul");
  made.append(element("li", "", first));
  return made;
}
