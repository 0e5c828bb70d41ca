// The label of a claim that no curator labelled: the sentence that its statements make, as in every other output.

import { inOrder } from "./ordering.js";

/** How many statements a sentence tells; how many more there are is counted. */
const MOST = 3;
const ATTITUDES = ["Denies", "Doubts", "Asks", "Expects", "Attempted", "Conditional"];

/** @param {string | undefined} mark the name of one @returns {boolean} whether it says how a speaker stands to what is told */
export function isAttitude(mark = "") {
  return ATTITUDES.includes(mark);
}

/** @param {Claim} claim @param {Mark[]} marks @param {0 | 1} language @returns {string} */
export function sentence(claim, marks, language) {
  const stand = claim.marks.map((n) => marks[n]).find((mark) => isAttitude(mark?.name));
  const who = [claim.speaker.label[language], stand?.label[language]].filter(Boolean).join(" ");
  const told = claim.facts.map((fact) => [fact.subject.label[language], fact.property.label[language], valueText(fact, language)]).sort(inOrder);
  const said = told.slice(0, MOST).map(([subject = "", ...rest], n) => (n && told[n - 1]?.[0] === subject ? rest : [subject, ...rest]).join(" — "));
  if (told.length > MOST) said.push(`… (+${told.length - MOST})`);
  return said.length ? `${who}: ${said.join("; ")}` : "";
}

/** @param {Fact} fact @param {0 | 1} language @returns {string} */
function valueText({ object, literal }, language) {
  if (object) return object.label[language];
  const text = (literal?.label[language] ?? "").split(/\s+/).filter(Boolean).join(" ");
  return literal?.kind === "text" ? `“${text}”` : text;
}
