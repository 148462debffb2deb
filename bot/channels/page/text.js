// From plain text to paragraphs and lists. Text nodes only: nothing in a message is ever markup.

const HEADING = 60;

export function element(name, classes = "", text = "") {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (text) made.textContent = text;
  return made;
}

export function paragraphs(text) {
  return whole(text).replace(/\r\n?/g, "\n").split(/\n[ \t]*\n/).map((part) => part.trim()).filter(Boolean);
}

// The blocks of one paragraph: runs of "- " or "1. " lines become lists, other lines stay lines.
export function blocks(paragraph) {
  const made = [];
  for (const line of paragraph.split("\n")) {
    const [, mark, item] = /^\s*([-•]|\d{1,3}\.) +(.*)$/.exec(line) ?? [];
    const last = made.at(-1);
    const kind = mark && (/\d/.test(mark) ? "OL" : "UL");
    if (mark && last?.tagName === kind) last.append(element("li", "", item));
    else if (mark) {
      // A short line above a list is what the list is about.
      if (last?.tagName === "P" && last.textContent.length <= HEADING) last.className = "head";
      made.push(list(kind, item, parseInt(mark, 10)));
    } else made.push(element("p", last?.tagName === "P" ? "line" : "", line));
  }
  return made;
}

function list(kind, first, start) {
  const made = element(kind);
  if (kind === "OL") made.start = start;
  made.append(element("li", "", first));
  return made;
}

// Answers as "Label: value", each in a row, and the line above them; null where it is not that.
export function pairs(paragraph, number) {
  const lines = paragraph.split("\n");
  const head = lines[0].startsWith("- ") ? null : lines.shift();
  const found = rows(lines).map((row) => /^(?:- +)?([^:\n]{1,36}:) +(.+)$/s.exec(row));
  if (found.length < 2 || !found.every(Boolean)) return null;
  const made = element("dl", "pairs");
  for (const [, label, value] of found) {
    const row = element("div");
    row.append(element("dt", "", label), " ", element("dd", value === number ? "number" : "", value));
    made.append(row);
  }
  return head ? [element("p", head.length <= HEADING ? "head" : "", head), made] : [made];
}

// In a list, a line without a mark goes on with the answer above it.
function rows(lines) {
  if (!lines[0]?.startsWith("- ")) return lines;
  const made = [];
  for (const line of lines) {
    if (line.startsWith("- ")) made.push(line);
    else made.push(`${made.pop()}\n${line}`);
  }
  return made;
}

// Telephone numbers and thousands are not torn apart by a line's end.
function whole(text) {
  return text.replace(/\d[\d-]*(?: \d{2,3})+(?!\d)/g, (number) => number.replaceAll(" ", "\u00a0"));
}
