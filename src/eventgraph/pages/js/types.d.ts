// The shapes that the page's modules pass around, and as much of vis-network as they use.

type Words = Record<string, string>;
/** How many voices say it, how many publications carry it, to how many origins these go back. */
type Support = [voices: number, carriers: number, origins: number];
type Label = [en: string, es: string];

/** The packed rows by the names of their columns: see columns.py, which a test holds against this. */
interface Tables {
  claims: { id: string; speaker: number; source: number; certainty: number; quote: string; lang: string; en?: string; es?: string | 0; statedIn?: number[]; reportedBy?: number[]; basedOn?: number[]; note?: string[]; flags?: number; marks?: number; doubt?: number; alsoIn?: number[]; together?: number[]; translations?: string[]; fragment?: string; after?: number[]; roots?: number[] };
  links: { claim: number; kind: 0 | 1 | 2 | 3; other: number };
  contests: { about: number; sides: unknown[][]; conflicts: unknown[][] };
  conflicts: { kind: string; places: number[]; note?: string; beside?: number[] };
  sides: { property: number; values: number[]; claims: number[]; support: Support; qualities?: number[] };
  bodies: { body: number; members: number[] };
  parties: { speaker: number; parties: number[] };
  aspects: { name: string; en: string; es: string; ofThings?: 0 | 1 };
  around: { event: number; things: number[] };
  events: { event: number; shown: 0 | 1; whole?: number };
  actors: { actor: number; shown: 0 | 1 };
  places: { place: number; x: number; y: number; wide?: 0 | 1; note?: string[] };
  sources: { id: string; title: string; publisher: number | string; issued: string; url: string; from: number; en: string; es: string; class: number; lang?: string; by?: number[]; revises?: number[]; dated?: string[] };
  things: { id: string; en: string; es: string | 0; class: number; kind: number; anonymous?: 0 | 1; others?: string[] };
  properties: { id: string; en: string; es: string; inverse?: [] | Label; naming?: 0 | 1; aspect?: string };
  classes: { id: string; en: string; es: string };
  literals: { text: string; kind: string; es?: string; lang?: string; days?: string[] };
  kinds: { name: string; colour: string; shape: string; en: string; es: string };
}
/** Those of numbers alone, whose rows stand one after the other in a single array. */
interface FlatTables {
  statements: { claim: number; subject: number; property: number; object: number };
  nodes: { x: number; y: number; size: number; side: number; folded: 0 | 1 };
  edges: { subject: number; property: number; object: number };
  support: { subject: number; property: number; object: number; voices: number; carriers: number; origins: number };
}
type Packed = { [T in Exclude<keyof Tables, "sides" | "conflicts">]: unknown[][] } & { [T in keyof FlatTables]: number[] } & {
  columns: Record<keyof Tables | keyof FlatTables, string[]>; certainties: Label[]; marks: [string, string, string][]; doubts: string[][]; flags: string[]; prefixes: Record<string, string>; land: Land; looks: string[][];
};
/** Width and height of the map in units, and the land as the path of an SVG; nothing where no place has a position. */
type Area = [number, number, string];
type Land = [] | Area;
/** Where on the map a place lies; `wide`: somewhere in it. */
interface Spot { x: number; y: number; wide: boolean; note: Label }
interface Point { x: number; y: number }
/** What is said to happen at a place; without a spot it has no position. */
interface Site { place: Thing; spot: Spot | null; facts: Fact[]; events: Thing[] }
/** An event from one place to another; `joined`: no voice tells both ends. */
interface Travel { event: Thing; from: Thing; to: Thing; facts: Fact[]; joined: boolean }
/** The part of the map in view: its size in pixels, how far in, and its middle in the map's units. */
interface MapView { width: number; height: number; k: number; x: number; y: number }
/** Places that stand in one mark or, once that is opened, each at the end of a leader. */
interface Group { sites: Site[]; key: string; x: number; y: number; fanned: boolean }
interface PageFacts {
  claims: number; speakers: number; documents: number; origins: number; shared: number; sharing: number; banner: string; note: string; title: string; language: string; view: string; scope: string;
  titles: Label; about: Label;
  left: { nodes: number; edges: number; claims: number; around: string };
}
interface Kind { n: number; name: string; colour: string; shape: string; label: Label }
interface Thing {
  n: number; id: string; label: Label; type: Label; typeId: string; kind: Kind; anonymous: boolean; others: string[];
  drawn: boolean; x: number; y: number; size: number; side: number; folded: 0 | 1; facts: Fact[]; says: Claim[];
}
/** What of an event a property speaks of; `n` is its place among the aspects. */
interface Aspect { n: number; name: string; label: Label; ofThings: boolean }
interface Term { n: number; id: string; label: Label; inverse: Label | null; naming: boolean; aspect: Aspect | null }
/** `days` are the first and the last day of a date in EDTF, whose label is in words. */
interface Literal { label: Label; kind: string; lang: string | undefined; days: string[] | undefined }
interface Fact {
  n: number; id: string; subject: Thing; property: Term; object: Thing | null; literal: Literal | null; value: number;
  claims: Claim[]; conflicts: Conflict[]; edge: boolean; support: Support | null;
}
/** What sets a claim apart besides its certainty: an attitude, a wording, a doubt of the curator. */
interface Mark { name: string; label: Label }
/** `day` is what it is ordered by, `days` what it covers; `dated` are the words for a day of issue in EDTF. */
interface Source {
  n: number; id: string; title: string; publisher: Thing | string; issued: string; url: string;
  from: number; label: Label; type: Label; lang: string; claims: Claim[]; by: Thing[]; revises: number | ""; day: string; days: [number, number] | null; dated: Label | null;
}
interface Claim {
  flags: string[]; n: number; id: string; speaker: Thing; speakers: Thing[]; source: Source | null; alsoIn: Source[]; after: Source[]; origin: string;
  translations: string[]; fragment: string; certainty: number; quote: string; lang: string; label: Label; marks: number[]; doubt: Label; asserted: boolean;
  statedIn: Thing[]; reportedBy: Thing[]; basedOn: number[]; note: Label; facts: Fact[];
  disputes: Claim[]; disputedBy: Claim[]; corroborates: Claim[]; corroboratedBy: Claim[]; revises: Claim[]; withdraws: Claim[]; conflicts: Conflict[];
}
/** `qualities` are facts that its claims say besides: of what the value is a value. */
interface Side { property: Term; values: number[]; claims: Claim[]; support: Support; qualities: Fact[] }
/** `places` are those of its sides in the matter, `beside` those, two by two, that do not stand so to one another. */
interface Conflict { kind: string; subject: Thing; note: string; sides: Side[]; places: number[]; beside: number[]; matter: Matter }
/** A question that claims answer differently: its sides, and how these stand to one another, the strongest first. */
interface Matter { n: number; subject: Thing; sides: Side[]; conflicts: Conflict[] }
/** From when to when, from where on and how wide. */
interface Scale { from: number; to: number; left: number; width: number }
interface Span { from: number; to: number; facts: Fact[]; only: boolean; claims: Claim[] }
interface Model {
  page: PageFacts; words: Record<string, Words>; kinds: Kind[]; certainties: Label[]; marks: Mark[]; things: Thing[];
  facts: Fact[]; claims: Claim[]; sources: Source[]; conflicts: Conflict[]; matters: Matter[]; bodies: { body: Thing; members: Thing[] }[];
  parties: Map<Thing, Thing[]>; around: Map<Thing, Thing[]>;
  named: Map<string, Thing>; claimNamed: Map<string, Claim>; prefixes: Record<string, string>; spans: Map<Thing, Span[]>;
  edges: Fact[]; story: { events: Placed[]; actors: Placed[] }; places: Map<Thing, Spot>; land: Land; looks: string[][];
}
/** A column or a row of the story: what it is of, whether it stands in the first view, what it is part of. */
interface Placed { of: Thing; shown: boolean; whole: Thing | null }
/** A speaker whose page is open is the chosen thing too. */
interface Chosen { thing?: Thing; fact?: Fact; claim?: Claim; speaker?: Thing; source?: Source }
/** Whose account is shown: a speaker's, a body's with all who speak for it, or all that was read in one publication. */
interface Account { kind: "speaker" | "party" | "source"; of: Thing | Source; members: Set<Thing | Source> }
/** One account of the story, or all that is shown. */
interface Lane { account: Account | null; claims: Set<Claim> }
interface State {
  tab: string; selection: Chosen; account: Account | null; and: Account | null; hiddenKinds: Set<number>; hiddenCertainties: Set<number>; hiddenMarks: Set<number>;
  contested: boolean; from: number | null; to: number | null; focus: Thing | null; steps: number; unfolded: boolean; language: string;
}
interface Shown { claims: Set<Claim>; facts: Set<Fact>; things: Set<Thing> }
interface Point { x: number; y: number }
/** A chosen thing with its neighbours round it: where each stands, on which side its name, and what links it in words. */
interface Ring { centre: Thing; places: Map<Thing, Point>; sides: Map<Thing, number>; said: Map<Thing, string>; scale: number; rows: number }
interface Box { x: number; y: number; w: number; h: number; cost: number }
interface PlacedLabel { text: string[]; second: string; under?: number; x: number; y: number; w: number; thing: Thing; size: number; bold: boolean; line: number }

interface VisNetwork {
  on(event: string, listener: (params: any) => void): void;
  redraw(): void;
  fit(options?: object): void;
  moveTo(options: object): void;
  getScale(): number;
  getViewPosition(): { x: number; y: number };
  canvasToDOM(point: { x: number; y: number }): { x: number; y: number };
  DOMtoCanvas(point: { x: number; y: number }): { x: number; y: number };
  getNodeAt(point: { x: number; y: number }): number | undefined;
  getEdgeAt(point: { x: number; y: number }): number | undefined;
  setData(data: object): void;
  body: { emitter: { emit(event: string): void }; nodeIndices: number[]; edgeIndices: number[]; nodes: Record<number, { x: number; y: number; options: { hidden: boolean }; draw(ctx: CanvasRenderingContext2D): unknown }>; edges: Record<number, { setOptions(options: object): void; draw(ctx: CanvasRenderingContext2D): void; edgeType: { getPoint(position: number): { x: number; y: number } } }> };
  edgesHandler: { create(line: VisLine): VisNetwork["body"]["edges"][number] };
  renderer: { _drawEdges(context: CanvasRenderingContext2D): void; _drawNodes(context: CanvasRenderingContext2D): { drawExternalLabels: null } };
  selectionHandler: { _getAllNodesOverlappingWith(box: { left: number; right: number; top: number; bottom: number }): number[] };
  setOptions(options: object): void;
  unselectAll(): void;
}
interface VisLine { id: number; from: number; to: number; width?: number; color?: string; dashes?: number[]; smooth?: object }
interface VisDataSet { add(rows: object[]): void; update(rows: object[]): void }
declare const vis: {
  Network: new (container: HTMLElement, data: object, options: object) => VisNetwork;
  DataSet: new (rows: object[]) => VisDataSet;
};
