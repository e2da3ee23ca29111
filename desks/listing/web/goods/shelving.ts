/** Putting goods on sale and taking them off, as commands. */

export interface Shelving {
  readonly type: "listing/publish" | "listing/unpublish";
  readonly listings: readonly number[];
}
