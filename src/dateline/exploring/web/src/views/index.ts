/** The views in the order of the navigation; each is loaded when it is first shown. */

import type { View } from "../view";

export interface Entry {
  readonly name: string;
  readonly title: string;
  load(): Promise<View>;
}

export const VIEWS: readonly Entry[] = [
  { name: "table", title: "Table", load: async () => (await import("./table")).view },
];

export const FIRST = "table";
