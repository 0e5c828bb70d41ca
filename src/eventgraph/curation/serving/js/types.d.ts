// The shapes that the application's modules pass around.

declare namespace Curate {
  /** One row: a thing, a relation, a value; the claim itself is urn:self. */
  interface Row { thing: string; relation: string; kind: "thing" | "text" | "plain"; value: string; language: string; datatype: string }
  /** A claim as the form and the server have it. */
  interface Entry {
    claim: string; version: string; source: string; quote: string; language: string; prefix: string; suffix: string; fragment: string;
    speakers: string[]; stated_in: string; certainty: string; attitude: string; wording: string; statements: Row[];
    notes: Record<string, string>; doubts: Record<string, string>; labels: Record<string, string>; draft: boolean; review: boolean;
  }
  /** Who entered a claim and who approved it, and whether that is who sits here. */
  interface Hands { entered: string; reviewed: string; on: string; own: boolean; approved: boolean }
  interface Loaded extends Entry { names: Record<string, string>; short: string; hands: Hands }
  /** Something found by what was typed; `extra` is what an option does that is no thing. */
  interface Hit { iri: string; label: string; name?: string; kind?: string; extra?: string; source?: string }
  interface Relation { iri: string; label: string; definition: string; value: string; range: string[]; used: number }
  interface Kind { iri: string; label: string; definition: string; group: string }
  interface Term { name: string; iri: string; label: string }
  interface Source { iri: string; label: string; issued: string; publisher: string; language: string; claims: number; text: boolean }
  interface Start {
    title: string; languages: string[]; sources: Source[]; kinds: Kind[]; documents: Kind[]; curator: string; curators: Hit[]; most: number; review: boolean;
    certainties: Term[]; attitudes: Term[]; wordings: Term[]; towards: Term[];
  }
  type Pair = [start: number, end: number];
  interface Said {
    claim: string; label: string; quote: string; language: string; speakers: string[]; speaker: string; certainty: string; outcome: string;
    draft: boolean; awaits?: boolean; reviewed?: string; spans: Pair[];
  }
  interface Hint { span: Pair; words: string; speakers: Hit[] }
  interface Opened { source: string; fault: string; suggested: Hint[]; text: string | null; language: string; paragraphs: Pair[]; sentences: Pair[]; uncovered: number[]; claims: Said[] }
  interface Chip { value: string; datatype: string; words: string; note: string }
  interface Marked {
    pieces: Pair[]; quote: string; words: number; prefix: string; suffix: string; fragment: string; faults: string[]; certainty: string; sign: string; wording: string;
    language: string; speakers: Hit[]; things: Hit[]; chips: Chip[]; undated: string[];
  }
  interface Finding { severity: string; check: string; message: string; mend: string; names?: string[] }
  /** What a combobox is made of. */
  interface Choice {
    id: string; label: string; find: (text: string) => Promise<Hit[]>; pick: (hit: Hit) => void; clear?: () => void; hide?: boolean; placeholder?: string; none?: string;
  }
  interface Combobox { element: HTMLElement; input: HTMLInputElement; show: (label: string) => void; focus: () => void }
}
