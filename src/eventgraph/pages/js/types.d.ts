// The shapes that the page's modules pass around, and as much of vis-network as they use.

type Words = Record<string, string>;
type Label = [en: string, es: string];

interface Packed {
  claims: any[][]; statements: number[]; links: [number, number, number][]; conflicts: any[][];
  parties: number[][]; sources: any[][]; nodes: number[]; edges: number[]; things: any[][];
  properties: string[][]; namings: number[]; classes: string[][]; literals: string[][]; kinds: [string, string, string][];
  kindLabels: Label[]; certainties: Label[]; flags: string[]; prefixes: Record<string, string>;
}
interface PageFacts {
  claims: number; speakers: number; documents: number; publications: number; title: string; language: string;
  left: { nodes: number; edges: number; claims: number; around: string };
}
interface Kind { n: number; name: string; colour: string; shape: string; label: Label }
interface Thing {
  n: number; id: string; label: Label; type: Label; kind: Kind; anonymous: boolean; others: string[];
  drawn: boolean; x: number; y: number; size: number; facts: Fact[]; says: Claim[];
}
interface Term { n: number; id: string; label: Label; inverse: Label | null; naming: boolean }
interface Literal { label: Label; kind: string }
interface Fact {
  n: number; id: string; subject: Thing; property: Term; object: Thing | null; literal: Literal | null; value: number;
  claims: Claim[]; conflicts: Conflict[]; edge: boolean;
}
interface Source {
  n: number; id: string; title: string; publisher: Thing | string; issued: string; url: string;
  from: number; label: Label;
}
interface Claim {
  flags: string[]; n: number; id: string; speaker: Thing; source: Source | null; certainty: number; quote: string; label: Label;
  statedIn: Thing[]; reportedBy: Thing[]; basedOn: number[]; note: Label; facts: Fact[];
  disputes: Claim[]; disputedBy: Claim[]; corroborates: Claim[]; corroboratedBy: Claim[]; conflicts: Conflict[];
}
interface Side { property: Term; values: number[]; claims: Claim[] }
interface Conflict { kind: string; subject: Thing; note: string; sides: Side[] }
interface Span { from: number; to: number; facts: Fact[]; only: boolean; claims: Claim[] }
interface Model {
  page: PageFacts; words: Record<string, Words>; kinds: Kind[]; certainties: Label[]; things: Thing[];
  facts: Fact[]; claims: Claim[]; sources: Source[]; conflicts: Conflict[]; parties: { party: Thing; members: Thing[] }[];
  named: Map<string, Thing>; claimNamed: Map<string, Claim>; prefixes: Record<string, string>; spans: Map<Thing, Span[]>;
  edges: Fact[];
}
interface Chosen { thing?: Thing; fact?: Fact; claim?: Claim }
interface Account { thing: Thing; party: boolean; members: Set<Thing> }
interface State {
  tab: string; selection: Chosen; account: Account | null; hiddenKinds: Set<number>; hiddenCertainties: Set<number>;
  contested: boolean; from: number | null; to: number | null; focus: Thing | null; steps: number; language: string;
}
interface Shown { claims: Set<Claim>; facts: Set<Fact>; things: Set<Thing> }
interface Box { x: number; y: number; w: number; h: number; cost: number }
interface PlacedLabel { text: string[]; second: string; x: number; y: number; w: number; thing: Thing; size: number }

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
  body: { emitter: { emit(event: string): void }; nodes: Record<number, { draw(ctx: CanvasRenderingContext2D): unknown }>; edges: Record<number, { draw(ctx: CanvasRenderingContext2D): void; edgeType: { getPoint(position: number): { x: number; y: number } } }> };
  setOptions(options: object): void;
  unselectAll(): void;
}
interface VisDataSet { add(rows: object[]): void; update(rows: object[]): void }
declare const vis: {
  Network: new (container: HTMLElement, data: object, options: object) => VisNetwork;
  DataSet: new (rows: object[]) => VisDataSet;
};
