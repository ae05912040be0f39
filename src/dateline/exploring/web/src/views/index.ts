/** The views in the order of the navigation; each is loaded when it is first shown. */

import type { View } from "../view";

export interface Entry {
  readonly name: string;
  readonly title: string;
  load(): Promise<View>;
}

export const VIEWS: readonly Entry[] = [
  { name: "timeline", title: "Timeline", load: async () => (await import("./timeline")).view },
  { name: "article", title: "Articles", load: async () => (await import("./article")).view },
  { name: "map", title: "Map", load: async () => (await import("./map")).view },
  { name: "network", title: "Network", load: async () => (await import("./network")).view },
  { name: "counts", title: "Counts", load: async () => (await import("./counts")).view },
  { name: "diary", title: "Diary", load: async () => (await import("./diary")).view },
  { name: "table", title: "Table", load: async () => (await import("./table")).view },
  { name: "review", title: "Review", load: async () => (await import("./review")).view },
];

export const FIRST = "timeline";
